import { reviewsThatCount } from '~/domain/review/applyCycle'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import type { CycleChange } from '~/domain/review/cycleEvents'
import { cycleFacts } from '~/domain/review/cycleFacts'
import { canMoveCycle, isCycleOver, type CyclePhase } from '~/domain/review/cycleLifecycle'
import type { CycleState } from '~/domain/review/cycleState'
import { endFirst } from '~/domain/review/decideMeeting'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { withdrawsNotice } from '~/domain/review/withdrawsNotice'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { dayOf } from '~/services/studio/dayOf'
import { endNoticeWithin } from '../notice/endNotice.server'
import { noticeFacts } from '../notice/noticeFacts.server'
import { noticeStanding } from './noticeStanding.server'
import { changeCycle, enterCycleEvent, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { closePanelsWithin, movePanelWithin } from './panel/changePanels.server'
import { panelFacts } from './panel/panelFacts.server'
import { reviewsToEnd } from './reviewsToEnd.server'
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
    const notice = await noticeStanding(tx, state.notice, op.receivedAt)
    const hasReason = reason.trim() !== ''
    const { stages } = state.scheme
    const facts = cycleFacts(state, (await panelFacts(context, state.id)).stages, {
      ...{ now: op.receivedAt, ...notice, hasReason },
      schemeProblems: checkReviewScheme(state.scheme, REGISTER_FIGURE_KEYS).length,
    })
    const moved = canMoveCycle(stages, state.phase, to, 'organiser', facts)
    if (!moved.ok) return moved
    if (to === 'paper' || to === 'siteVisit' || to === 'live') {
      await movePanelWithin(tx, { cycleId: state.id, stage: to }, by)
    }
    if (isCycleOver(to)) {
      await closePanelsWithin(tx, { cycleId: state.id, reason }, by)
    }
    if (to === 'notice') {
      const counting = reviewsThatCount(state)
      const today = dayOf(op.receivedAt)
      const ended = endFirst(await reviewsToEnd(tx, state.scheme, counting, today))
      if (ended !== null) throw new Refused(ended)
      const published = await publishRatingsWithin(tx, state, words, by)
      const linked: CycleChange = { kind: 'notice.linked', payload: { notice: published } }
      await enterCycleEvent(tx, state, linked, { ...by, opId: derivedId(op.opId, 'linked') })
    }
    if (to !== 'notice') {
      await withdrawNotice(tx, state, { to, reason: reason || words.withdrawal() }, by)
    }
    return { ok: true, event: { kind: 'cycle.moved', payload: { to, reason: reason || null } } }
  })
}

/** Ends the publication of the ratings where the move does; the reason is public. */
async function withdrawNotice(
  tx: Tx,
  state: CycleState,
  { to, reason }: MoveCycleForm,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<void> {
  if (state.notice === null) return
  const facts = await noticeFacts(tx, state.notice, by.receivedAt)
  if (!facts || !withdrawsNotice(facts, to)) return
  const ended = await endNoticeWithin(tx, { noticeId: state.notice, to: 'withdrawn', reason }, by)
  if (!ended.ok) throw new Refused('cycle.noticeOpen')
}
