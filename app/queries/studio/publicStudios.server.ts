import { isStanding, STANDING } from '~/domain/studio/standing'
import type { PublicStudioLine, PublicZoneName } from '~/protocol/studioRegister'
import type { Prisma, PrismaClient, Studio } from '../../../prisma/generated/client'

/**
 * What the public register lists: studios with a plaque. One that has lost it keeps a page of its
 * own; one that was never named is no public matter yet.
 */
export const LISTED = {
  status: { in: [...STANDING] },
  namedOn: { not: null },
} satisfies Prisma.StudioWhereInput

/** Whether the public register lists a studio. */
export function isListed({ status, namedOn }: Pick<Studio, 'status' | 'namedOn'>): boolean {
  return namedOn !== null && isStanding(status)
}

/**
 * The fields of a studio that the public may see. Everything else, members and apprentices above
 * all, stays out of every public query, so that it cannot slip into an answer.
 */
export const PUBLIC_FIELDS = {
  id: true,
  name: true,
  nameEn: true,
  zoneCode: true,
  industry: true,
  level: true,
  star: true,
  status: true,
  namedOn: true,
  leadName: true,
  unit: { select: { name: true } },
} satisfies Prisma.StudioSelect

type PublicRow = Prisma.StudioGetPayload<{ select: typeof PUBLIC_FIELDS }>

/** The line of a studio that the register lists. */
export function publicLine(row: PublicRow): PublicStudioLine {
  const { id, zoneCode, industry, level, star, status, unit } = row
  return {
    id,
    name: { zh: row.name, en: row.nameEn ?? '' },
    zoneCode,
    industry,
    level,
    star,
    status,
    namedYear: row.namedOn?.slice(0, 4) ?? null,
    unit: unit.name,
    lead: row.leadName,
  }
}

/** The zones of the running programme in their order, then those that only listed studios still name. */
export function publicZones(read: PrismaClient): Promise<PublicZoneName[]> {
  return zonesAndThoseOf(read, LISTED)
}

/** The zones of the running programme in their order, then those that only these studios still name. */
export async function zonesAndThoseOf(
  read: PrismaClient,
  studios: Prisma.StudioWhereInput,
): Promise<PublicZoneName[]> {
  const [edition, used] = await Promise.all([
    read.edition.findFirst({
      where: { kind: 'programme' },
      orderBy: { year: 'desc' },
      include: { zones: { orderBy: { ordinal: 'asc' } } },
    }),
    read.studio.groupBy({ by: ['zoneCode'], where: studios, orderBy: { zoneCode: 'asc' } }),
  ])
  const zones = (edition?.zones ?? []).map(({ code, name, nameEn }) => ({
    code,
    name: { zh: name, en: nameEn },
  }))
  const known = new Set(zones.map(({ code }) => code))
  const others = used.filter(({ zoneCode }) => !known.has(zoneCode))
  return [...zones, ...others.map(({ zoneCode: code }) => ({ code, name: { zh: code, en: code } }))]
}

/** How many studios the register lists. */
export function countListed(read: PrismaClient): Promise<number> {
  return read.studio.count({ where: LISTED })
}
