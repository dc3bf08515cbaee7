import type { LocalText } from '~/domain/contest/ruleSet'
import { isCycleOver, type CyclePhase } from '~/domain/review/cycleLifecycle'
import { isNotFiled } from '~/domain/review/meeting'
import type { ReviewPhase } from '~/domain/review/reviewLifecycle'
import type { PrismaClient, Review } from '../../../prisma/generated/client'

export interface CycleLine {
  id: string
  year: number
  title: LocalText
  kind: string
  phase: CyclePhase
  sample: boolean
  reviews: number
  /** Self-assessments that have come in, decided ones included. */
  filed: number
  decided: number
}

const NOT_IN: readonly ReviewPhase[] = ['invited', 'returned', 'withdrawn', 'ended']

function isFiled({ phase, ...outcome }: Pick<Review, 'phase' | 'total' | 'rating'>): boolean {
  const review = { ...outcome, phase: phase as ReviewPhase }
  return !NOT_IN.includes(review.phase) && !isNotFiled(review)
}

/** Every cycle with how far it is: those that run first, then the latest year. */
export async function cycleList(read: PrismaClient): Promise<CycleLine[]> {
  const cycles = await read.reviewCycle.findMany({
    orderBy: [{ year: 'desc' }, { openedAt: 'desc' }],
    include: { reviews: { select: { phase: true, total: true, rating: true } } },
  })
  const lines = cycles.map(({ id, year, title, titleEn, kind, phase, sample, reviews }) => ({
    ...{ id, year, title: { zh: title, en: titleEn }, kind, phase: phase as CyclePhase, sample },
    reviews: reviews.length,
    filed: reviews.filter(isFiled).length,
    decided: reviews.filter((review) => review.phase === 'decided').length,
  }))
  const isOver = ({ phase }: CycleLine) => isCycleOver(phase)
  return [...lines.filter((line) => !isOver(line)), ...lines.filter(isOver)]
}
