import type { PrismaClient } from '../../../prisma/generated/client'
import type { PublicZone } from '~/domain/contest/publicBoard'
import type { LocalText } from '~/domain/contest/ruleSet'

export interface ProgrammeContest {
  id: string
  slug: string
  name: LocalText
  /** See domain/contest/lifecycle.ts. */
  phase: string
  registrationOpensAt: Date
  registrationClosesAt: Date
  entries: number
}

export interface Programme {
  year: number
  title: LocalText
  theme: string
  zones: PublicZone[]
  contests: ProgrammeContest[]
}

/** The latest year's programme with its zones and contests; null before there is one. */
export async function publicProgramme(read: PrismaClient): Promise<Programme | null> {
  const edition = await read.edition.findFirst({
    where: { kind: 'programme' },
    orderBy: { year: 'desc' },
    include: {
      zones: { orderBy: { ordinal: 'asc' } },
      contests: {
        orderBy: { ordinal: 'asc' },
        include: { _count: { select: { entries: { where: { status: 'approved' } } } } },
      },
    },
  })
  if (!edition) return null
  return {
    year: edition.year,
    title: { zh: edition.title, en: edition.titleEn },
    theme: edition.theme,
    zones: edition.zones.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    contests: edition.contests.map((contest) => ({
      id: contest.id,
      slug: contest.slug,
      name: { zh: contest.name, en: contest.nameEn },
      phase: contest.phase,
      registrationOpensAt: contest.registrationOpensAt,
      registrationClosesAt: contest.registrationClosesAt,
      entries: contest._count.entries,
    })),
  }
}

/** The viewer's own entry in a contest, if it was approved. */
export async function ownEntry(
  read: PrismaClient,
  contestId: string,
  personId: string,
): Promise<{ entryId: string; entryCode: string } | null> {
  const entry = await read.entry.findFirst({
    where: { contestId, personId, entryCode: { not: null } },
    select: { id: true, entryCode: true },
  })
  return entry?.entryCode ? { entryId: entry.id, entryCode: entry.entryCode } : null
}
