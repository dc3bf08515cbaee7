import {
  checkAssessment,
  endReview,
  fileAssessment,
  returnAssessment,
  saveAssessment,
  withdrawReview,
  type FilingFacts,
  type Seen,
} from '~/domain/review/decideAssessment'
import type { CycleState, ReviewState } from '~/domain/review/cycleState'
import { sha256Hex, utf8 } from '~/domain/log/hash'
import type { ServiceContext } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import { dayOf } from '~/services/studio/dayOf'
import { changeCycle, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { endInPanelsWithin } from './panel/changePanels.server'
import { registerFiguresOf } from './registerFiguresOf.server'
import { reviewsToEnd } from './reviewsToEnd.server'

export interface ReviewOp extends CycleOp {
  reviewId: string
}

export interface SavedAssessment {
  /** Decimal texts; null takes a figure back. */
  declared: Readonly<Record<string, string | null>>
  /** What the lead writes, by item of the rubric. */
  statements: Readonly<Record<string, string>>
  seen?: Seen
}

/** Saves what the lead has of the self-assessment so far. */
export function saveOwnAssessment(
  context: ServiceContext,
  op: ReviewOp,
  { declared, statements, seen = { declared: {}, statements: {} } }: SavedAssessment,
): Promise<CycleAnswer> {
  const { reviewId } = op
  const body = { save: reviewId, declared, statements, seen }
  return changeCycle(context, op, body, async (tx, state) => {
    const review = reviewOf(state, reviewId)
    const digests = Object.entries(statements).map(([item, text]) => [item, digestOfText(text)])
    const saved = {
      declared,
      statements: Object.fromEntries(digests) as Record<string, string>,
    }
    const decided = saveAssessment(state, review, saved, seen)
    if (!decided.ok) return decided
    for (const [item, text] of Object.entries(statements)) {
      await tx.reviewStatement.upsert({
        where: { reviewId_item: { reviewId, item } },
        create: { reviewId, item, text },
        update: { text },
      })
    }
    return decided
  })
}

/** What the log keeps of a text. */
export function digestOfText(text: string): string {
  return sha256Hex(utf8(text))
}

/** Files the self-assessment with the register's figures as they are now. */
export function fileOwnAssessment(context: ServiceContext, op: ReviewOp): Promise<CycleAnswer> {
  return changeCycle(context, op, { file: op.reviewId }, async (tx, state) => {
    const review = reviewOf(state, op.reviewId)
    return fileAssessment(state, review, await filingFacts(tx, state, review, op.receivedAt))
  })
}

/**
 * Takes an application for naming or promotion back. Experts have nothing more to score of it; what
 * they scored stays in the log.
 *
 * @param reason kept with the experts' sheets that this ends
 */
export function withdrawOwnReview(
  context: ServiceContext,
  op: ReviewOp,
  reason: string,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { withdraw: op.reviewId }, async (tx, state) => {
    const review = reviewOf(state, op.reviewId)
    const facts = await filingFacts(tx, state, review, op.receivedAt)
    const decided = withdrawReview(state, review, facts)
    if (decided.ok) await leavePanels(tx, state, op, reason)
    return decided
  })
}

export type ZoneCheck =
  | { check: 'return'; reason: string }
  | {
      check: 'pass'
      confirmed: readonly string[]
      recommended: boolean
      note: string
      /** The declared figures that the officer had before them. */
      seen?: Readonly<Record<string, string>>
    }

/** The zone officer's check: confirmed with a recommendation, or returned with a reason. */
export function checkReview(
  context: ServiceContext,
  op: ReviewOp,
  form: ZoneCheck,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { review: op.reviewId, ...form }, async (tx, state) => {
    const review = reviewOf(state, op.reviewId)
    const facts = await filingFacts(tx, state, review, op.receivedAt)
    return form.check === 'return'
      ? returnAssessment(state, review, facts, form.reason)
      : checkAssessment(state, review, facts, form, form.seen)
  })
}

/** Ends a review that has to be ended; its sheets stay in the log. */
export function endOneReview(
  context: ServiceContext,
  op: ReviewOp,
  reason: string,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { end: op.reviewId, reason }, async (tx, state) => {
    const review = reviewOf(state, op.reviewId)
    const facts = await filingFacts(tx, state, review, op.receivedAt)
    const decided = endReview(state, review, facts, reason)
    if (decided.ok) await leavePanels(tx, state, op, reason)
    return decided
  })
}

/** Nobody has to score the studio any more. */
async function leavePanels(
  tx: Tx,
  { panel }: CycleState,
  { cycleId, reviewId, ...by }: ReviewOp,
  reason: string,
): Promise<void> {
  if (panel !== null) await endInPanelsWithin(tx, { cycleId, reviewId, reason }, by)
}

/** What a move of a review depends on beside the log. */
export async function filingFacts(
  read: Pick<
    Tx,
    'achievement' | 'apprenticeship' | 'studioMember' | 'studioGrant' | 'studio' | 'storedFile'
  >,
  state: CycleState,
  { id, studioId }: ReviewState,
  now: Date,
): Promise<FilingFacts> {
  const register = await registerFiguresOf(read, [studioId], state.year)
  const files = await read.storedFile.findMany({
    where: { scope: { startsWith: `review:${id}:` }, status: 'ready' },
    select: { scope: true },
  })
  const toEnd = await reviewsToEnd(read, state.scheme, [{ id, studioId }], dayOf(now))
  return {
    register: register.get(studioId) ?? {},
    withEvidence: new Set(files.map(({ scope }) => scope.split(':')[2] ?? '')),
    toEnd: toEnd.get(id) ?? null,
    now,
  }
}

/** The review of this id. @throws Refused when the cycle has none. */
function reviewOf(state: CycleState, reviewId: string): ReviewState {
  const review = state.reviews.get(reviewId)
  if (!review) throw new Refused('cycle.notFound')
  return review
}
