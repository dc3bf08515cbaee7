import { changeDeadline as decide } from '~/domain/review/decideDeadline'
import type { ReviewStageKey } from '~/domain/review/scheme'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
import { changeCycle, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { setLastDayWithin } from './panel/changePanels.server'

export interface DeadlineForm {
  stage: ReviewStageKey
  /** The last day in Shanghai. */
  deadline: string
  reason: string
}

/**
 * Sets another last day for a stage that is not over, in the cycle and in the experts' scoring: what
 * comes until then is in time, on the tablet as well.
 */
export function changeDeadline(
  context: ServiceContext,
  op: CycleOp,
  form: DeadlineForm,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { deadline: form }, async (tx, state) => {
    const decided = decide(state, form, dayOf(op.receivedAt))
    if (decided.ok) {
      const { stage, deadline: lastDay, reason } = form
      await setLastDayWithin(tx, { cycleId: state.id, stage, lastDay, reason }, op)
    }
    return decided
  })
}
