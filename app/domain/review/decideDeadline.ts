/** Another last day for a stage of an open cycle. */
import { isDate } from '../notice/workCalendar'
import type { CycleChange } from './cycleEvents'
import { accept, refuse, type CycleDecision } from './cycleRefusals'
import type { CycleState } from './cycleState'
import type { ReviewStage, ReviewStageKey } from './scheme'

type Changed = Extract<CycleChange, { kind: 'deadline.changed' }>

/** The stages whose last day can still be changed: the present one and those to come. */
export function stagesToCome({ phase, scheme }: CycleState): readonly ReviewStage[] {
  if (phase === 'preparing') return scheme.stages
  const at = scheme.stages.findIndex(({ key }) => key === phase)
  return at < 0 ? [] : scheme.stages.slice(at)
}

/**
 * Sets the last day of the present stage or of one to come: today or later, and in the order of the
 * stages. What came late before it is late no longer, since the new day is after it.
 */
export function changeDeadline(
  state: CycleState,
  { stage, deadline, reason }: { stage: ReviewStageKey; deadline: string; reason: string },
  today: string,
): CycleDecision<Changed> {
  const open = stagesToCome(state)
  const at = open.findIndex(({ key }) => key === stage)
  const now = open[at]
  if (now === undefined) return refuse('deadline.stageOver')
  if (!isDate(deadline)) return refuse('deadline.noDate')
  if (deadline === now.deadline) return refuse('deadline.same')
  if (deadline < today) return refuse('deadline.past')
  const isAfter = (one: ReviewStage): boolean => one.deadline !== null && one.deadline > deadline
  const isBefore = (one: ReviewStage): boolean => one.deadline !== null && one.deadline < deadline
  if (open.slice(0, at).some(isAfter) || open.slice(at + 1).some(isBefore)) {
    return refuse('deadline.outOfOrder')
  }
  if (reason.trim() === '') return refuse('cycle.needsReason')
  return accept({ kind: 'deadline.changed', payload: { stage, deadline, reason } })
}
