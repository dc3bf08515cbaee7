import { reviewsThatCount } from './applyCycle'
import { announcedRatings } from './announcement'
import { deadlineOf, isLate } from './admission'
import type { CycleFacts } from './cycleLifecycle'
import type { CycleState, ReviewState } from './cycleState'
import { needingSubstitutes, type SheetsIn } from './decideExperts'
import { isMissing } from './reviewLifecycle'
import { REVIEW_STAGES, type ReviewStageKey } from './scheme'

/** How far the experts' scoring of one stage is. */
export interface PanelFacts extends SheetsIn {
  readonly missingSheets: number
  readonly openDeviations: number
  readonly heldOps: number
}

/** What a cycle's moves depend on, from its log and what is known beside it. */
export function cycleFacts(
  state: CycleState,
  panels: ReadonlyMap<string, PanelFacts>,
  beside: {
    now: Date
    noticeOpen: boolean
    openObjections: number
    hasReason: boolean
    schemeProblems: number
  },
): CycleFacts {
  const { phase, scheme } = state
  const reviews = reviewsThatCount(state)
  const count = (test: (review: ReviewState) => boolean): number => reviews.filter(test).length
  const panel = panels.get(phase)
  const deadline = deadlineOf(scheme, phase)
  const unseated = count(
    ({ phase: at, experts }) => at === 'checked' && experts.length < scheme.experts.perStudio,
  )
  return {
    schemeProblems: beside.schemeProblems,
    isEmpty: reviews.length === 0 && scheme.kind === 'review',
    reviews: reviews.length,
    deadlineRuns: deadline !== null && isStage(phase) && !isLate(scheme, phase, beside.now),
    unfiled: count(({ phase: at }) => isMissing(at)),
    unchecked: count(({ phase: at }) => at === 'filed'),
    returned: count(({ phase: at }) => at === 'returned'),
    unassigned: unseated + needingSubstitutes(state, panels.values()).length,
    missingSheets: panel?.missingSheets ?? 0,
    openDeviations: panel?.openDeviations ?? 0,
    heldOps: panel?.heldOps ?? 0,
    unsigned: panel !== undefined && !panel.isSigned,
    unrated: state.isConfirmed ? 0 : reviews.length,
    announced: announcedRatings(state).length,
    noticeOpen: beside.noticeOpen,
    openObjections: beside.openObjections,
    undecided: count(({ phase: at }) => at !== 'decided'),
    decided: count(({ phase: at }) => at === 'decided'),
    hasReason: beside.hasReason,
  }
}

function isStage(phase: string): phase is ReviewStageKey {
  return (REVIEW_STAGES as readonly string[]).includes(phase)
}
