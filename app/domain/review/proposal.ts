import {
  compare,
  fromInteger,
  fromRatio,
  fromUnits,
  multiply,
  round,
  type Rational,
} from '../arithmetic/rational'
import type { Quota, ReviewScheme } from './scheme'

/** What the meeting starts from: a studio's total and the vetoes that apply to it. */
export interface ScoredStudio {
  readonly studioId: string
  readonly total: Rational
  readonly vetoes: readonly string[]
}

/** Why a studio has the rating it has, in the order in which it was found. */
export type RatingReason =
  | { readonly why: 'veto'; readonly vetoes: readonly string[] }
  | { readonly why: 'threshold'; readonly points: number }
  | {
      readonly why: 'quota'
      readonly rating: string
      readonly places: number
      readonly rank: number
    }
  /** The best rating is for a limited share; this studio came after it. */
  | { readonly why: 'cap'; readonly places: number; readonly rank: number }
  /** As many as `tied` studios have these points where only `left` places were left. */
  | {
      readonly why: 'tiedAtCut'
      readonly rating: string
      readonly tied: number
      readonly left: number
      readonly rule: ReviewScheme['atCut']
    }
  | { readonly why: 'rest' }

export interface Proposal {
  readonly studioId: string
  /** Shared by studios with equal totals; studios with a veto come after all others. */
  readonly rank: number
  readonly rating: string
  /** The meeting has to choose between `rating` and this better one, see {@link openRatings}. */
  readonly orBetter: string | null
  readonly reasons: readonly RatingReason[]
}

/**
 * The ratings that the meeting may choose between, best first; none where nothing is open. Where
 * more than one limit parts the same equals, the ratings in between are open too: who of them does
 * not get the best one may get the next.
 */
export function openRatings(
  { ratings }: Pick<ReviewScheme, 'ratings'>,
  { rating, orBetter }: Pick<Proposal, 'rating' | 'orBetter'>,
): string[] {
  if (orBetter === null) return []
  const keys = ratings.map(({ key }) => key)
  return keys.slice(keys.indexOf(orBetter), keys.indexOf(rating) + 1)
}

/** How many of so many studios a quota is. */
export function placesOf({ share, round: mode }: Quota, studios: number): number {
  const exact = multiply(fromRatio(share.num, share.den), fromInteger(studios))
  return Number(round(exact, { round: mode, places: 0 }).n)
}

interface Ranked extends ScoredStudio {
  readonly rank: number
}

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

function rankStudios(studios: readonly ScoredStudio[]): Ranked[] {
  const barred = ({ vetoes }: ScoredStudio): number => (vetoes.length > 0 ? 1 : 0)
  const order = (a: ScoredStudio, b: ScoredStudio): number =>
    barred(a) - barred(b) || compare(b.total, a.total)
  const sorted = [...studios].sort((a, b) => order(a, b) || (a.studioId < b.studioId ? -1 : 1))
  return sorted.map((one) => ({
    ...one,
    rank: 1 + sorted.findIndex((other) => order(other, one) === 0),
  }))
}

function reaches(scheme: ReviewScheme, { total }: Ranked, points: number): boolean {
  return compare(total, fromUnits(points, scheme.rubric.places)) >= 0
}

function lastRating({ ratings }: ReviewScheme): string {
  const last = ratings.at(-1)
  if (last === undefined) throw new RangeError('A scheme has ratings')
  return last.key
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

function byQuotas(scheme: ReviewScheme, free: readonly Ranked[], all: number): Proposal[] {
  const { rule, atCut } = scheme
  if (rule.by !== 'quotas') return []
  const done: Proposal[] = []
  /** What was said of a studio that missed a better rating by a tie. */
  const missed = new Map<string, { reason: RatingReason; orBetter: string | null }>()
  let left = [...free]
  for (const { rating, atLeast, ...quota } of rule.quotas) {
    const places = placesOf(quota, all)
    const fit = atLeast === null ? left : left.filter((one) => reaches(scheme, one, atLeast))
    const cut = cutAt(fit, places)
    for (const one of fit) {
      const { studioId, rank } = one
      const tied = cut.tied.has(studioId)
      if (!tied && !cut.inside.has(studioId)) continue
      const reason: RatingReason = tied
        ? { why: 'tiedAtCut', rating, tied: cut.tied.size, left: cut.left, rule: atCut }
        : { why: 'quota', rating, places, rank }
      if (tied && atCut !== 'all') {
        const before = missed.get(studioId)
        const orBetter = atCut === 'meeting' ? rating : null
        missed.set(studioId, before ?? { reason, orBetter })
        continue
      }
      const earlier = missed.get(studioId)
      const reasons = earlier ? [earlier.reason, reason] : [reason]
      done.push({ studioId, rank, rating, orBetter: earlier?.orBetter ?? null, reasons })
    }
    left = left.filter(({ studioId }) => !done.some((one) => one.studioId === studioId))
  }
  const rest = left.map(({ studioId, rank }): Proposal => {
    const earlier = missed.get(studioId)
    const reasons: RatingReason[] = [...(earlier ? [earlier.reason] : []), { why: 'rest' }]
    const orBetter = earlier?.orBetter ?? null
    return { studioId, rank, rating: lastRating(scheme), orBetter, reasons }
  })
  return [...done, ...rest].sort((a, b) => a.rank - b.rank || (a.studioId < b.studioId ? -1 : 1))
}

interface Cut {
  readonly inside: ReadonlySet<string>
  /** Studios of one total that the limit would part; empty where it parts none. */
  readonly tied: ReadonlySet<string>
  /** Places that the tied studios compete for. */
  readonly left: number
}

/** Who is within so many places, in the order of the list, which is that of the totals. */
function cutAt(ordered: readonly Ranked[], places: number): Cut {
  const [last, next] = [ordered[places - 1], ordered[places]]
  if (last === undefined || next === undefined || compare(last.total, next.total) !== 0) {
    const inside = new Set(ordered.slice(0, places).map(({ studioId }) => studioId))
    return { inside, tied: new Set(), left: 0 }
  }
  const above = ordered.filter(({ total }) => compare(total, last.total) > 0)
  const tied = ordered.filter(({ total }) => compare(total, last.total) === 0)
  const ids = (list: readonly Ranked[]) => new Set(list.map(({ studioId }) => studioId))
  return { inside: ids(above), tied: ids(tied), left: places - above.length }
}
