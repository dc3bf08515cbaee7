import type { PrismaClient } from '../../../prisma/generated/client'
import { PUBLISHED_PHASES } from '~/domain/contest/lifecycle'

/** The contests from which an apprenticeship can follow: those with results, the latest year first. */
export async function publishedContests(read: PrismaClient) {
  const contests = await read.contest.findMany({
    where: { phase: { in: [...PUBLISHED_PHASES] }, edition: { kind: 'programme' } },
    orderBy: [{ edition: { year: 'desc' } }, { ordinal: 'asc' }],
    select: { id: true, name: true, nameEn: true, edition: { select: { year: true } } },
  })
  return contests.map(({ id, name, nameEn, edition }) => ({
    ...{ id, year: edition.year },
    name: { zh: name, en: nameEn },
  }))
}
