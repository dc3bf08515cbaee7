import {
  effectsOfChanges,
  ratingsOfCycle,
  ratingYears,
  type CycleChangeOfPlace,
  type RatedCycle,
} from '~/domain/review/ratingYears'
import type { CyclePhase } from '~/domain/review/cycleLifecycle'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { PrismaClient } from '../../../prisma/generated/client'

/** The ratings of every cycle, the latest first, and of yearly reviews by year. */
export async function ratingInsight(read: PrismaClient) {
  const [rows, history] = await Promise.all([
    read.reviewCycle.findMany({
      where: { phase: { not: 'cancelled' } },
      orderBy: [{ year: 'desc' }, { openedAt: 'desc' }, { id: 'asc' }],
      include: { reviews: { select: { studioId: true, rating: true, decidedOn: true } } },
    }),
    read.studioHistory.findMany({
      where: { cycleId: { not: null } },
      select: { studioId: true, cycleId: true, kind: true, from: true, to: true },
    }),
  ])
  const changes = new Map<string, CycleChangeOfPlace[]>()
  for (const { studioId, cycleId, ...change } of history) {
    const key = `${cycleId ?? ''}/${studioId}`
    changes.set(key, [...(changes.get(key) ?? []), change])
  }
  const cycles = rows.map((row) => {
    const scheme = parseReviewScheme(row.scheme)
    const rated: RatedCycle = {
      ...{ year: row.year, kind: scheme.kind, ratings: scheme.ratings },
      reviews: row.reviews.map(({ studioId: studio, rating, decidedOn }) => ({
        ...{ studio, rating, decidedOn },
        effects: effectsOfChanges(changes.get(`${row.id}/${studio}`) ?? []),
      })),
    }
    const title = { zh: row.title, en: row.titleEn }
    return { id: row.id, title, phase: row.phase as CyclePhase, sample: row.sample, rated }
  })
  return {
    years: ratingYears(cycles.map(({ rated }) => rated)),
    cycles: cycles.map(({ rated, ...cycle }) => ({
      ...{ ...cycle, year: rated.year, kind: rated.kind },
      ...ratingsOfCycle(rated),
    })),
  }
}
