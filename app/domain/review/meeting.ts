import { toKey, zero } from '../arithmetic/rational'
import type { SheetMarks } from '../contest/sheetMarks'
import { figureTextsOf, reviewsThatCount } from './applyCycle'
import type { CycleState, ReviewState } from './cycleState'
import type { Figures } from './formula'
import { openRatings, placesOf, type Proposal, type ScoredStudio } from './proposal'
import { proposeRatings } from './proposeRatings'
import { reviewScore, type ReviewScore } from './reviewScore'
import type { Quota, ReviewScheme } from './scheme'

/** Submitted, required sheets by review and judging stage. */
export type SheetsOfReviews = ReadonlyMap<string, ReadonlyMap<string, readonly SheetMarks[]>>

/** The veto of a review whose self-assessment never came. */
const NOT_FILED = 'notFiled'

/** What the meeting has before it for one studio. */
export interface MeetingRow {
  readonly review: ReviewState
  /** Null for one that was not filed. */
  readonly score: ReviewScore | null
  /** Null while the score is incomplete. */
  readonly proposal: Proposal | null
  /** The meeting's vote or choice, else the proposal; null while there is none. */
  readonly rating: string | null
  /** Equal totals at a limit: the meeting has to choose. */
  readonly openChoice: boolean
}

function figuresOfReview(review: ReviewState): Figures {
  const texts = Object.entries(figureTextsOf(review))
  return Object.fromEntries(texts.map(([key, value]) => [key, BigInt(value)]))
}

/** The score of one review, from its figures and the sheets of its experts. */
export function scoreOf(
  { scheme }: CycleState,
  review: ReviewState,
  sheets: SheetsOfReviews,
): ReviewScore {
  return reviewScore(scheme.rubric, figuresOfReview(review), sheets.get(review.id) ?? new Map())
}

/**
 * Every review that counts, best first, as the meeting sees it. A review that was not filed has the
 * veto rating and counts in quotas; one whose score is incomplete has no proposal and comes last.
 */
export function meetingRows(state: CycleState, sheets: SheetsOfReviews): MeetingRow[] {
  const scored = reviewsThatCount(state).map((review) => {
    const isFiled = !isNotFiled(review)
    return { review, score: isFiled ? scoreOf(state, review, sheets) : null }
  })
  const proposals = new Map(
    proposeRatings(state.scheme, scored.flatMap(toPropose)).map((one) => [one.studioId, one]),
  )
  const place = ({ proposal }: MeetingRow) => proposal?.rank ?? Number.POSITIVE_INFINITY
  return scored
    .map(({ review, score }): MeetingRow => {
      const proposal = proposals.get(review.studioId) ?? null
      const settled = proposal ? settledRating(state.scheme, review, proposal) : NOTHING_PROPOSED
      return { review, score, proposal, ...settled }
    })
    .sort((a, b) => place(a) - place(b) || (a.review.id < b.review.id ? -1 : 1))
}

const NOTHING_PROPOSED = { rating: null, openChoice: false }

/**
 * The rating that a review has by the meeting's vote or choice, else by the proposal, and whether a
 * choice is open. A choice holds as long as its rating is open: since it was made, a studio that
 * left or a corrected figure may have settled it, or opened one between others.
 */
export function settledRating(
  scheme: Pick<ReviewScheme, 'ratings'>,
  { override, choice }: Pick<ReviewState, 'override' | 'choice'>,
  proposal: Proposal,
): Pick<MeetingRow, 'rating' | 'openChoice'> {
  if (override) return { rating: override.rating, openChoice: false }
  const open = openRatings(scheme, proposal)
  if (choice && open.includes(choice.rating)) return { rating: choice.rating, openChoice: false }
  return { rating: proposal.rating, openChoice: open.length > 0 }
}

/** How many studios have a rating that is for a limited number of them. */
export interface LimitedRating {
  readonly rating: string
  readonly taken: number
  readonly places: number
  /** By proposals that nothing is open about: more than the places where equals all get it. */
  readonly proposed: number
}

/**
 * The ratings that a quota or the cap limits, the best first. Each has places of its own: those that
 * a better rating leaves free do not pass to the next, as in the proposal.
 *
 * @param except the review that is being decided on; it takes no place
 */
export function limitedRatings(
  { scheme }: Pick<CycleState, 'scheme'>,
  rows: readonly MeetingRow[],
  except: string | null = null,
): LimitedRating[] {
  return limitsOf(scheme).map(({ rating, quota }) => ({
    rating,
    taken: rows.filter((row) => row.review.id !== except && row.rating === rating).length,
    places: placesOf(quota, rows.length),
    proposed: rows.filter(({ proposal }) => proposal?.rating === rating && !proposal.orBetter)
      .length,
  }))
}

function limitsOf({ rule, cap, ratings }: ReviewScheme): { rating: string; quota: Quota }[] {
  if (rule.by === 'quotas') return rule.quotas.map((quota) => ({ rating: quota.rating, quota }))
  const [best] = ratings
  return cap === null || best === undefined ? [] : [{ rating: best.key, quota: cap }]
}

/** A complete total as the log and the tables keep it, exact; null for one that was not filed. */
export function totalText({ score }: MeetingRow): string | null {
  return score?.kind === 'complete' ? toKey(score.total.value) : null
}

/** Whether its self-assessment was given up; once it is rated, the missing total says so. */
export function isNotFiled({
  phase,
  total,
  rating,
}: Pick<ReviewState, 'phase' | 'total' | 'rating'>): boolean {
  return phase === 'notFiled' || (rating !== null && total === null)
}

/** What the meeting has decided on a studio so far. */
export function decidedOn({
  override,
  choice,
}: Pick<ReviewState, 'override' | 'choice'>): Pick<ScoredStudio, 'choice' | 'vote'> {
  return { choice: choice?.rating ?? null, vote: override?.rating ?? null }
}

function toPropose({
  review,
  score,
}: {
  review: ReviewState
  score: ReviewScore | null
}): ScoredStudio[] {
  const studioId = review.studioId
  if (score === null) return [{ studioId, total: zero, vetoes: [NOT_FILED] }]
  if (score.kind === 'incomplete') return []
  return [{ studioId, total: score.total.value, vetoes: score.vetoes, ...decidedOn(review) }]
}
