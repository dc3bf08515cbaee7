import { toKey, zero } from '../arithmetic/rational'
import type { SheetMarks } from '../contest/sheetMarks'
import { reviewsThatCount } from './applyCycle'
import type { CycleState, ReviewState } from './cycleState'
import type { Figures } from './formula'
import { placesOf, proposeRatings, type Proposal, type ScoredStudio } from './proposal'
import { reviewScore, type ReviewScore } from './reviewScore'

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

/** What a review's formulas read: the register's figures and those declared beside them. */
function figuresOfReview({ figures, declared }: ReviewState): Figures {
  const texts = Object.entries({ ...figures, ...declared })
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
      // A choice holds while there is something to choose: a studio that left may have settled it.
      const chosen = proposal?.orBetter ? review.choice?.rating : null
      const decided = review.override?.rating ?? chosen ?? null
      const rating = proposal === null ? null : (decided ?? proposal.rating)
      const openChoice = proposal !== null && proposal.orBetter !== null && decided === null
      return { review, score, proposal, rating, openChoice }
    })
    .sort((a, b) => place(a) - place(b) || (a.review.id < b.review.id ? -1 : 1))
}

/** How many studios have the best rating, and how many may; null where nothing limits it. */
export function bestTaken(
  { scheme }: CycleState,
  rows: readonly MeetingRow[],
  except: string,
): { bestTaken: number; bestPlaces: number | null } {
  const { ratings, cap, rule } = scheme
  const limit = rule.by === 'quotas' ? (rule.quotas[0] ?? null) : cap
  const taken = rows.filter(
    ({ review, rating }) => review.id !== except && rating === ratings[0]?.key,
  )
  return {
    bestTaken: taken.length,
    bestPlaces: limit === null ? null : placesOf(limit, rows.length),
  }
}

/** A complete total as the log and the tables keep it, exact; null for one that was not filed. */
export function totalText({ score }: MeetingRow): string | null {
  return score?.kind === 'complete' ? toKey(score.total.value) : null
}

function isNotFiled({ phase, total, rating }: ReviewState): boolean {
  return phase === 'notFiled' || (rating !== null && total === null)
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
  return [{ studioId, total: score.total.value, vetoes: score.vetoes }]
}
