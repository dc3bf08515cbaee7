import { correctFigure } from '~/domain/review/decideCorrection'
import { choose, confirm, override, reopen, type Seen } from '~/domain/review/decideMeeting'
import { meetingRows } from '~/domain/review/meeting'
import type { Override } from '~/domain/review/override'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
import { changeCycle, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { sheetsOfReviews } from './panel/panelSheets.server'
import { reviewsToEnd } from './reviewsToEnd.server'

/** The meeting's vote on one studio, with its reason. */
export function overrideRating(
  context: ServiceContext,
  op: CycleOp,
  { reviewId, ...vote }: Override & { reviewId: string },
  seen: Seen = {},
): Promise<CycleAnswer> {
  return changeCycle(context, op, { override: reviewId, ...vote }, async (_, state) => {
    const rows = meetingRows(state, await sheetsOfReviews(context, state.id))
    return override(state, rows, reviewId, vote, seen)
  })
}

/** The meeting's choice where equal totals left ratings open. */
export function chooseRating(
  context: ServiceContext,
  op: CycleOp,
  { reviewId, ...choice }: { reviewId: string; rating: string; reason: string },
  seen: Seen = {},
): Promise<CycleAnswer> {
  return changeCycle(context, op, { choose: reviewId, ...choice }, async (_, state) => {
    const rows = meetingRows(state, await sheetsOfReviews(context, state.id))
    return choose(state, rows, reviewId, choice, seen)
  })
}

/** Corrects a figure of one studio; its total and proposal follow from it. */
export function correctOneFigure(
  context: ServiceContext,
  op: CycleOp,
  correction: { review: string; key: string; value: string; reason: string },
): Promise<CycleAnswer> {
  return changeCycle(context, op, { correct: correction }, (_, state) =>
    correctFigure(state, correction),
  )
}

/** Confirms all ratings as they stand. */
export function confirmRatings(
  context: ServiceContext,
  op: CycleOp,
  seen: Seen = {},
): Promise<CycleAnswer> {
  return changeCycle(context, op, { confirm: true }, async (tx, state) => {
    const rows = meetingRows(state, await sheetsOfReviews(context, state.id))
    const reviews = rows.map(({ review }) => review)
    const toEnd = await reviewsToEnd(tx, state.scheme, reviews, dayOf(op.receivedAt))
    return confirm(state, rows, toEnd, seen)
  })
}

/** Takes the confirmation back, with a reason, while the meeting lasts. */
export function reopenMeeting(
  context: ServiceContext,
  op: CycleOp,
  reason: string,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { reopen: reason }, (_, state) => reopen(state, reason))
}
