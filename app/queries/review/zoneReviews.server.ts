import type { LocalText } from '~/domain/contest/ruleSet'
import type { ReviewPhase } from '~/domain/review/reviewLifecycle'
import type { PrismaClient } from '../../../prisma/generated/client'
import type { OfficeScope } from '../contest/officeScope.server'

/** A review as the office finds it in its list. */
export interface ZoneReview {
  id: string
  studio: string
  unit: string
  zone: LocalText
  title: LocalText
  year: number
  phase: ReviewPhase
  isLate: boolean
  filedAt: string | null
  recommended: boolean | null
}

/** In the order in which an officer has to do with them: what waits for the check comes first. */
const ORDER: readonly ReviewPhase[] = [
  'filed',
  'returned',
  'invited',
  'checked',
  'scored',
  'notFiled',
  'rated',
  'decided',
  'withdrawn',
  'ended',
]

/** The reviews of an office's studios in cycles that run, by phase; those to check first. */
export async function zoneReviews(
  read: PrismaClient,
  { editionId, zoneId }: OfficeScope,
): Promise<{ phase: ReviewPhase; reviews: ZoneReview[] }[]> {
  const zones = await read.zone.findMany({
    where: { editionId, ...(zoneId !== null && { id: zoneId }) },
    select: { code: true, name: true, nameEn: true },
  })
  const names = new Map(zones.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]))
  const rows = await read.review.findMany({
    where: {
      cycle: { phase: { notIn: ['closed', 'cancelled'] } },
      ...(zoneId !== null && { studio: { zoneCode: { in: [...names.keys()] } } }),
    },
    orderBy: [{ filedAt: 'asc' }, { id: 'asc' }],
    include: {
      cycle: { select: { title: true, titleEn: true, year: true } },
      studio: { select: { name: true, zoneCode: true, unit: { select: { name: true } } } },
    },
  })
  const reviews = rows.map(({ id, phase, isLate, filedAt, recommended, cycle, studio }) => ({
    ...{ id, studio: studio.name, unit: studio.unit.name, isLate, recommended },
    zone: names.get(studio.zoneCode) ?? { zh: studio.zoneCode, en: studio.zoneCode },
    title: { zh: cycle.title, en: cycle.titleEn },
    year: cycle.year,
    phase: phase as ReviewPhase,
    filedAt: filedAt?.toISOString() ?? null,
  }))
  return ORDER.map((phase) => ({
    phase,
    reviews: reviews.filter((review) => review.phase === phase),
  })).filter((group) => group.reviews.length > 0)
}
