import type { CycleMoveRefusal } from './cycleLifecycle'
import type { OverrideRefusal } from './override'
import type { ReplaceRefusal } from './replacement'
import type { ReviewMoveRefusal } from './reviewLifecycle'

/** Why nothing happened in a cycle; each has its words in the resource files. */
export type CycleRefusal =
  | CycleMoveRefusal
  | ReviewMoveRefusal
  | ReplaceRefusal
  | OverrideRefusal
  | 'review.notThisStage'
  | 'review.notEditable'
  | 'review.changedElsewhere'
  | 'review.unknownFigure'
  | 'review.badFigure'
  | 'review.figureTooBig'
  | 'review.unknownItem'
  | 'review.alreadyIn'
  | 'review.noneMissing'
  | 'review.returned'
  | 'correction.notScored'
  | 'correction.same'
  | 'deadline.stageOver'
  | 'deadline.noDate'
  | 'deadline.same'
  | 'deadline.past'
  | 'deadline.outOfOrder'
  | 'expert.unknown'
  | 'expert.alreadyIn'
  | 'expert.over'
  | 'expert.needsReason'
  | 'experts.notNow'
  | 'experts.assigned'
  | 'experts.tooFew'
  | 'experts.overloaded'
  | 'meeting.notNow'
  | 'meeting.confirmed'
  | 'meeting.notConfirmed'
  | 'meeting.incomplete'
  | 'meeting.openChoice'
  | 'meeting.studioGone'
  | 'meeting.leadBarred'
  | 'meeting.aboveLimit'
  | 'meeting.nothingToChoose'
  | 'meeting.outdated'

/** One change of a cycle, or why there is none. */
export type CycleDecision<Event> =
  { readonly ok: true; readonly event: Event } | { readonly ok: false; readonly code: CycleRefusal }

export function refuse(code: CycleRefusal): { ok: false; code: CycleRefusal } {
  return { ok: false, code }
}

export function accept<Event>(event: Event): { ok: true; event: Event } {
  return { ok: true, event }
}
