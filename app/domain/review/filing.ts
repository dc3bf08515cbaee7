import { deadlineOf, isLate } from './admission'
import type { ReviewPhase } from './reviewLifecycle'
import type { ReviewScheme, ReviewStageKey } from './scheme'

type Stages = Pick<ReviewScheme, 'stages'>

/** The stage during which a lead files: what was returned is filed again during the zone's check. */
export function filingStage(phase: ReviewPhase): ReviewStageKey {
  return phase === 'returned' ? 'zoneCheck' : 'selfAssessment'
}

/** The last day on which a lead files, or null when none is set. */
export function filingDeadline(scheme: Stages, phase: ReviewPhase): string | null {
  return deadlineOf(scheme, filingStage(phase))
}

/** Whether a self-assessment filed now would be marked late: never for having been returned. */
export function wouldBeLate(scheme: Stages, phase: ReviewPhase, now: Date): boolean {
  return phase !== 'returned' && isLate(scheme, 'selfAssessment', now)
}
