import { compare } from '../arithmetic/rational'
import { openRatings, placesOf, type Proposal, type RatingReason } from './proposal'
import { cutAt, lastRating, reaches, type Ranked } from './ranking'
import type { ReviewScheme } from './scheme'

/** One of equals on all of whom the meeting has decided: it takes its place by that. */
interface Settled {
  readonly studio: Ranked
  /** What was proposed, so that the meeting can still decide otherwise. */
  readonly proposal: Proposal
  /** Its place is one of these, and nobody with fewer points is rated better. */
  readonly rating: string
}

/**
 * The ratings that quotas give studios without a veto, best first. Equals that a limit parts are
 * settled from the top: when the meeting has decided on all of them, they take the places of their
 * ratings, and the quotas are filled anew with the others.
 *
 * @param all how many studios the shares are of
 */
export function byQuotas(scheme: ReviewScheme, free: readonly Ranked[], all: number): Proposal[] {
  let settled: Settled[] = []
  for (;;) {
    const { proposals, tied } = fill(scheme, free, all, settled)
    const more = tied.flatMap((studio) => settle(scheme, studio, proposals) ?? [])
    if (tied.length === 0 || more.length < tied.length) return [...proposals.values()].sort(order)
    settled = [...settled, ...more]
  }
}

/**
 * How the meeting decided on one of equals; null as long as it has not. A vote that says more than
 * which of the open ratings it is says it of this studio alone: its place stays what was proposed.
 */
function settle(
  scheme: ReviewScheme,
  studio: Ranked,
  proposals: ReadonlyMap<string, Proposal>,
): Settled | null {
  const proposal = proposals.get(studio.studioId)
  if (!proposal) return null
  const { choice = null, vote = null } = studio
  const open = openRatings(scheme, proposal)
  const decided = [choice, vote].find((key) => key !== null && open.includes(key))
  const rating = decided ?? (vote === null ? null : proposal.rating)
  return rating === null ? null : { studio, proposal, rating }
}

interface Filled {
  readonly proposals: ReadonlyMap<string, Proposal>
  /** The first equals that a limit parts and that are not settled; empty where there are none. */
  readonly tied: readonly Ranked[]
}

function fill(
  scheme: ReviewScheme,
  free: readonly Ranked[],
  all: number,
  settled: readonly Settled[],
): Filled {
  const { rule, atCut, ratings } = scheme
  const proposals = new Map(settled.map(({ studio, proposal }) => [studio.studioId, proposal]))
  if (rule.by !== 'quotas') return { proposals, tied: [] }
  /** What was said of a studio that missed a better rating by a tie. */
  const missed = new Map<string, { reason: RatingReason; orBetter: string | null }>()
  let tied: readonly Ranked[] = []
  const level = (key: string) => ratings.findIndex((one) => one.key === key)
  const isPassed = (one: Ranked, rating: string) =>
    settled.some(
      (other) => compare(other.studio.total, one.total) > 0 && level(other.rating) > level(rating),
    )
  let left = free.filter(({ studioId }) => !proposals.has(studioId))
  for (const { rating, atLeast, ...quota } of rule.quotas) {
    const places = placesOf(quota, all)
    const taken = settled.filter((one) => one.rating === rating).length
    const fit = left.filter(
      (one) => (atLeast === null || reaches(scheme, one, atLeast)) && !isPassed(one, rating),
    )
    const cut = cutAt(fit, Math.max(0, places - taken))
    for (const one of fit) {
      const { studioId, rank } = one
      const isTied = cut.tied.has(studioId)
      if (!isTied && !cut.inside.has(studioId)) continue
      const reason: RatingReason = isTied
        ? { why: 'tiedAtCut', rating, tied: cut.tied.size, left: cut.left, rule: atCut }
        : { why: 'quota', rating, places, rank }
      const before = missed.get(studioId)
      if (isTied && atCut !== 'all') {
        const orBetter = atCut === 'meeting' ? rating : null
        missed.set(studioId, before ?? { reason, orBetter })
        continue
      }
      const reasons = before ? [before.reason, reason] : [reason]
      proposals.set(studioId, {
        studioId,
        rank,
        rating,
        orBetter: before?.orBetter ?? null,
        reasons,
      })
    }
    if (tied.length === 0 && atCut === 'meeting') {
      tied = fit.filter(({ studioId }) => cut.tied.has(studioId))
    }
    left = left.filter(({ studioId }) => !proposals.has(studioId))
  }
  for (const { studioId, rank } of left) {
    const before = missed.get(studioId)
    const reasons: RatingReason[] = [...(before ? [before.reason] : []), { why: 'rest' }]
    const orBetter = before?.orBetter ?? null
    proposals.set(studioId, { studioId, rank, rating: lastRating(scheme), orBetter, reasons })
  }
  return { proposals, tied }
}

function order(a: Proposal, b: Proposal): number {
  return a.rank - b.rank || (a.studioId < b.studioId ? -1 : 1)
}
