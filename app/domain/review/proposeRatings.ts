import { byQuotas } from './byQuotas'
import { placesOf, type Proposal, type RatingReason, type ScoredStudio } from './proposal'
import { cutAt, lastRating, rankStudios, reaches, type Ranked } from './ranking'
import type { ReviewScheme } from './scheme'

/**
 * The rating that thresholds, quotas and cap give each studio, best first, with the reasons. A
 * share is one of all studios listed, those with a veto included. Equal totals that a limit would
 * part are treated alike, as the scheme says; nothing is left to chance or to the order of the list.
 *
 * The scheme must have passed `checkReviewScheme`.
 */
export function proposeRatings(scheme: ReviewScheme, studios: readonly ScoredStudio[]): Proposal[] {
  const ranked = rankStudios(studios)
  const free = ranked.filter(({ vetoes }) => vetoes.length === 0)
  const proposals =
    scheme.rule.by === 'thresholds'
      ? byThresholds(scheme, free, studios.length)
      : byQuotas(scheme, free, studios.length)
  const vetoed = ranked
    .filter(({ vetoes }) => vetoes.length > 0)
    .map(({ studioId, rank, vetoes }): Proposal => {
      const reasons: RatingReason[] = [{ why: 'veto', vetoes }]
      return { studioId, rank, rating: scheme.vetoRating, orBetter: null, reasons }
    })
  return [...proposals, ...vetoed]
}

function byThresholds(scheme: ReviewScheme, free: readonly Ranked[], all: number): Proposal[] {
  const { rule, cap, ratings } = scheme
  if (rule.by !== 'thresholds') return []
  const [best, next] = ratings
  const eligible = free.map((studio) => {
    const line = rule.atLeast.find(({ points }) => reaches(scheme, studio, points))
    const reason: RatingReason = line ? { why: 'threshold', points: line.points } : { why: 'rest' }
    return { studio, rating: line?.rating ?? lastRating(scheme), reason }
  })
  const candidates = eligible.filter(({ rating }) => rating === best?.key)
  const places = cap === null ? candidates.length : placesOf(cap, all)
  const cut = cutAt(
    candidates.map(({ studio }) => studio),
    places,
  )
  return eligible.map(({ studio, rating, reason }) => {
    const { studioId, rank } = studio
    const plain = { studioId, rank, rating, orBetter: null, reasons: [reason] }
    if (rating !== best?.key || next === undefined || cut.inside.has(studioId)) return plain
    const tied = cut.tied.has(studioId)
    const why: RatingReason = tied
      ? { why: 'tiedAtCut', rating, tied: cut.tied.size, left: cut.left, rule: scheme.atCut }
      : { why: 'cap', places, rank }
    const reasons = [reason, why]
    if (tied && scheme.atCut === 'all') return { ...plain, reasons }
    const orBetter = tied && scheme.atCut === 'meeting' ? rating : null
    return { studioId, rank, rating: next.key, orBetter, reasons }
  })
}
