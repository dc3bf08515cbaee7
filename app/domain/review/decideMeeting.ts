/** The meeting: votes that override a proposal, choices between equals, and the confirmation. */
import type { CycleChange } from './cycleEvents'
import { accept, refuse, type CycleDecision } from './cycleRefusals'
import type { CycleState } from './cycleState'
import { limitedRatings, totalText, type MeetingRow } from './meeting'
import { openRatings } from './proposal'
import type { WhyEnded } from './reviewLifecycle'
import { decideOverride, type Override } from './override'

type Change<K extends CycleChange['kind']> = Extract<CycleChange, { kind: K }>
type Decided<K extends CycleChange['kind']> = CycleDecision<Change<K>>

/** What the page that asks for a change had seen; undefined where no page asks. */
export interface Seen {
  /** The studio's rating. */
  readonly rating?: string | undefined
  /** The number of the log's next event. */
  readonly seq?: number | undefined
}

/** A vote that gives a studio another rating than it has. */
export function override(
  state: CycleState,
  rows: readonly MeetingRow[],
  reviewId: string,
  vote: Override,
  seen: Seen = {},
): Decided<'meeting.overrode'> {
  const closed = meetingClosed(state)
  if (closed !== null) return refuse(closed)
  const row = rows.find(({ review }) => review.id === reviewId)
  if (isOutdated(state, row, seen)) return refuse('meeting.outdated')
  if (!row?.proposal || row.rating === null) return refuse('meeting.incomplete')
  const hasVeto = row.proposal.reasons.some(({ why }) => why === 'veto')
  const limit = limitOf(state, rows, reviewId, vote.rating)
  const decided = decideOverride(state.scheme, { rating: row.rating, hasVeto }, vote, limit)
  if (!decided.ok) return refuse(decided.code)
  return accept({ kind: 'meeting.overrode', payload: { review: reviewId, ...vote } })
}

/** The meeting's choice between the ratings that equal totals left open. */
export function choose(
  state: CycleState,
  rows: readonly MeetingRow[],
  reviewId: string,
  choice: { readonly rating: string; readonly reason: string },
  seen: Seen = {},
): Decided<'meeting.chose'> {
  const closed = meetingClosed(state)
  if (closed !== null) return refuse(closed)
  const row = rows.find(({ review }) => review.id === reviewId)
  if (isOutdated(state, row, seen)) return refuse('meeting.outdated')
  const proposal = row?.proposal
  const open = proposal ? openRatings(state.scheme, proposal) : []
  if (open.length === 0 || row?.review.override) return refuse('meeting.nothingToChoose')
  if (!open.includes(choice.rating)) return refuse('override.unknownRating')
  if (choice.reason.trim() === '') return refuse('override.needsReason')
  const limit = limitOf(state, rows, reviewId, choice.rating)
  const isFull = limit !== null && limit.taken >= limit.places
  if (choice.rating !== proposal?.rating && isFull) return refuse('override.aboveLimit')
  return accept({ kind: 'meeting.chose', payload: { review: reviewId, ...choice } })
}

/**
 * Why nothing is confirmed or announced as long as these reviews are not ended: they would count in
 * the quotas and be announced. Null when there are none.
 */
export function endFirst(
  toEnd: ReadonlyMap<string, WhyEnded>,
): 'meeting.studioGone' | 'meeting.leadBarred' | null {
  const why = [...toEnd.values()]
  if (why.includes('gone')) return 'meeting.studioGone'
  return why.includes('barred') ? 'meeting.leadBarred' : null
}

/**
 * Confirms every rating as it stands, once none is open.
 *
 * @param toEnd the reviews that have to be ended first, by id
 */
export function confirm(
  state: CycleState,
  rows: readonly MeetingRow[],
  toEnd: ReadonlyMap<string, WhyEnded>,
  seen: Seen = {},
): Decided<'meeting.confirmed'> {
  const closed = meetingClosed(state)
  if (closed !== null) return refuse(closed)
  if (isOutdated(state, null, seen)) return refuse('meeting.outdated')
  const ended = endFirst(toEnd)
  if (ended !== null) return refuse(ended)
  if (rows.some(({ openChoice }) => openChoice)) return refuse('meeting.openChoice')
  // A vote down may have filled a rating, or a studio left and took places with it.
  const isOver = limitedRatings(state, rows).some(
    ({ taken, places, proposed }) => taken > Math.max(places, proposed),
  )
  if (isOver) return refuse('meeting.aboveLimit')
  const ratings = rows.flatMap((row) =>
    row.rating === null
      ? []
      : [{ review: row.review.id, total: totalText(row), rating: row.rating }],
  )
  if (ratings.length < rows.length) return refuse('meeting.incomplete')
  if (ratings.length === 0) return refuse('cycle.noReviews')
  return accept({ kind: 'meeting.confirmed', payload: { ratings } })
}

/** Takes the confirmation back while the meeting lasts. */
export function reopen(state: CycleState, reason: string): Decided<'meeting.reopened'> {
  if (state.phase !== 'meeting') return refuse('meeting.notNow')
  if (!state.isConfirmed) return refuse('meeting.notConfirmed')
  if (reason.trim() === '') return refuse('review.needsReason')
  return accept({ kind: 'meeting.reopened', payload: { reason } })
}

/** Nobody overrules, or confirms, what they have not seen. */
function isOutdated(
  state: CycleState,
  row: MeetingRow | null | undefined,
  { rating, seq = state.seq }: Seen,
): boolean {
  return seq !== state.seq || (rating !== undefined && rating !== row?.rating)
}

function limitOf(state: CycleState, rows: readonly MeetingRow[], reviewId: string, wanted: string) {
  return limitedRatings(state, rows, reviewId).find(({ rating }) => rating === wanted) ?? null
}

function meetingClosed(state: CycleState): 'meeting.notNow' | 'meeting.confirmed' | null {
  if (state.phase !== 'meeting') return 'meeting.notNow'
  return state.isConfirmed ? 'meeting.confirmed' : null
}
