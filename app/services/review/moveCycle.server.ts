import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import type { CycleChange } from '~/domain/review/cycleEvents'
import { cycleFacts } from '~/domain/review/cycleFacts'
import { canMoveCycle, type CyclePhase } from '~/domain/review/cycleLifecycle'
import type { CycleState } from '~/domain/review/cycleState'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { endNoticeWithin } from '../notice/endNotice.server'
import { noticeFacts } from '../notice/noticeFacts.server'
import { changeCycle, enterCycleEvent, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { closePanelsWithin, movePanelWithin } from './panel/changePanels.server'
import { panelFacts } from './panel/panelFacts.server'
import { publishRatingsWithin, type RatingsNotice } from './ratingsNotice.server'

export interface MoveCycleForm {
  to: CyclePhase
  /** Where a move needs one; empty otherwise. */
  reason: string
}

/**
 * Moves a cycle to its next stage, back to the meeting, or ends it. Entering a judged stage opens
 * its scoring; entering the notice publishes the confirmed ratings in the same transaction.
 *
 * @param words how the notice is worded
 */
export function moveCycle(
  context: ServiceContext,
  op: CycleOp,
  form: MoveCycleForm,
  words: RatingsNotice,
): Promise<CycleAnswer> {
  const { to, reason } = form
  return changeCycle(context, op, { move: to, reason }, async (tx, state) => {
    const by = { actor: op.actor, opId: op.opId, receivedAt: op.receivedAt }
    const noticeOpen = await isNoticeOpen(tx, state, op.receivedAt)
    const hasReason = reason.trim() !== ''
    const { stages } = state.scheme
    const facts = cycleFacts(state, (await panelFacts(context, state.id)).stages, {
      ...{ now: op.receivedAt, noticeOpen, hasReason },
      schemeProblems: checkReviewScheme(state.scheme, REGISTER_FIGURE_KEYS).length,
    })
    const moved = canMoveCycle(stages, state.phase, to, 'organiser', facts)
    if (!moved.ok) return moved
    if (to === 'paper' || to === 'siteVisit' || to === 'live') {
      await movePanelWithin(tx, context, { cycleId: state.id, stage: to }, by)
    }
    if (to === 'cancelled') await closePanelsWithin(tx, { cycleId: state.id, reason }, by)
    if (to === 'notice') {
      const notice = await publishRatingsWithin(tx, state, words, by)
      const linked: CycleChange = { kind: 'notice.linked', payload: { notice } }
      await enterCycleEvent(tx, state, linked, { ...by, opId: derivedId(op.opId, 'linked') })
    }
    if (to === 'meeting' || to === 'cancelled') await withdrawNotice(tx, state, form, by)
    return { ok: true, event: { kind: 'cycle.moved', payload: { to, reason: reason || null } } }
  })
}

/** The notice of the ratings did not run to its end: it is public still, or was withdrawn. */
async function isNoticeOpen(tx: Tx, state: CycleState, now: Date): Promise<boolean> {
  if (state.notice === null) return false
  return (await noticeFacts(tx, state.notice, now))?.phase !== 'closed'
}

/**
 * Back in the meeting, a notice that nobody objected to with success is withdrawn; one that has to
 * be corrected stays public until the next one supersedes it. With the cycle it always ends.
 */
async function withdrawNotice(
  tx: Tx,
  state: CycleState,
  { to, reason }: MoveCycleForm,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<void> {
  const isOver = to === 'cancelled'
  if (state.notice === null || (state.phase !== 'notice' && !isOver)) return
  const facts = await noticeFacts(tx, state.notice, by.receivedAt)
  if (facts?.phase !== 'published') return
  if (!isOver && facts.uncorrected > 0 && facts.openObjections === 0) return
  const ended = await endNoticeWithin(tx, { noticeId: state.notice, to: 'withdrawn', reason }, by)
  if (!ended.ok) throw new Refused('cycle.noticeOpen')
}
