import type { Viewer } from '~/domain/people/permissions'
import type { PrismaClient } from '../../../prisma/generated/client'
import { currentEdition } from './currentEdition.server'

export interface OfficeScope {
  editionId: string
  /** Null for the organiser, who has all zones. */
  zoneId: string | null
  /** An office is not of one contest. */
  contestId: null
}

/**
 * What a viewer's office covers: the edition that is running, or a zone of it. Null for who has no
 * office in it, as an officer of a former year: the register that the pages show goes on.
 */
export async function officeScope(
  read: PrismaClient,
  { grants }: Viewer,
): Promise<OfficeScope | null> {
  const edition = await currentEdition(read)
  if (!edition) return null
  const { id: editionId } = edition
  if (grants.some((one) => one.role === 'organiser' && one.editionId === editionId)) {
    return { editionId, zoneId: null, contestId: null }
  }
  const zones = grants.flatMap(({ role, zoneId }) => (role === 'zoneOfficer' ? (zoneId ?? []) : []))
  const zone = await read.zone.findFirst({ where: { id: { in: zones }, editionId } })
  return zone && { editionId, zoneId: zone.id, contestId: null }
}
