import type { PublicZoneName } from '~/protocol/studioRegister'
import type { PrismaClient } from '../../../prisma/generated/client'
import { currentEdition } from '../contest/currentEdition.server'

/** The zones that a studio can belong to: the running programme's, and the one it is in. */
export async function zoneOptions(
  read: PrismaClient,
  own: string | null = null,
): Promise<PublicZoneName[]> {
  const edition = await currentEdition(read)
  const zones = await read.zone.findMany({
    where: { editionId: edition?.id ?? '' },
    orderBy: { ordinal: 'asc' },
  })
  const named = zones.map(({ code, name, nameEn }) => ({ code, name: { zh: name, en: nameEn } }))
  if (own === null || named.some(({ code }) => code === own)) return named
  return [...named, { code: own, name: { zh: own, en: own } }]
}
