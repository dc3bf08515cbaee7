import { judgeMove, nextPhases, type Move, type MoveResult } from '../contest/moves'
import type { ReviewStage, ReviewStageKey } from './scheme'

/** Who moves cycles and reviews. Experts only score. */
export const REVIEW_MOVERS = ['organiser', 'zoneOfficer', 'studioLead', 'expert'] as const
export type ReviewMover = (typeof REVIEW_MOVERS)[number]

/** A cycle is in one of the stages of its scheme, or before or after them. */
export type CyclePhase = 'preparing' | ReviewStageKey | 'closed' | 'cancelled'

/** Whether nothing more comes of the cycle. */
export function isCycleOver(phase: CyclePhase): boolean {
  return phase === 'closed' || phase === 'cancelled'
}

/** What a cycle's moves depend on, counted over its reviews. */
export interface CycleFacts {
  readonly schemeProblems: number
  /** no studio is in it, and none can apply when it opens */
  readonly isEmpty: boolean
  /** reviews that count: neither taken back nor ended */
  readonly reviews: number
  /** the present stage has a last day that is not over */
  readonly deadlineRuns: boolean
  /** self-assessments neither filed nor given up */
  readonly unfiled: number
  readonly unchecked: number
  /** returned to their leads and not filed again */
  readonly returned: number
  readonly unassigned: number
  readonly missingSheets: number
  readonly openDeviations: number
  readonly heldOps: number
  /** the experts' scoring of the present stage is not signed off */
  readonly unsigned: boolean
  /** no rating yet, or one that waits for the meeting's choice */
  readonly unrated: number
  /** how many ratings the notice would make public */
  readonly announced: number
  readonly noticeOpen: boolean
  /** objections to the public notice that wait for their ruling */
  readonly openObjections: number
  readonly undecided: number
  readonly decided: number
  readonly hasReason: boolean
}

export type CycleMoveRefusal =
  | 'lifecycle.notFromHere'
  | 'lifecycle.notYourMove'
  | 'cycle.schemeProblems'
  | 'cycle.noReviews'
  | 'cycle.unfiled'
  | 'cycle.unchecked'
  | 'cycle.returned'
  | 'cycle.unassigned'
  | 'cycle.missingSheets'
  | 'cycle.openDeviations'
  | 'cycle.heldOps'
  | 'cycle.unsigned'
  | 'cycle.unrated'
  | 'cycle.nothingToPublish'
  | 'cycle.toPublish'
  | 'cycle.noticeOpen'
  | 'cycle.openObjections'
  | 'cycle.notEmpty'
  | 'cycle.undecided'
  | 'cycle.decided'
  | 'cycle.needsReason'

type Check = readonly [CycleMoveRefusal, (facts: CycleFacts) => boolean]
type CycleMove = Move<CyclePhase, CycleFacts, CycleMoveRefusal, ReviewMover>

const SCORED: readonly Check[] = [
  ['cycle.missingSheets', (facts) => facts.missingSheets > 0],
  ['cycle.openDeviations', (facts) => facts.openDeviations > 0],
  ['cycle.heldOps', (facts) => facts.heldOps > 0],
  ['cycle.unsigned', (facts) => facts.unsigned],
]
const ANSWERED: Check = ['cycle.openObjections', (facts) => facts.openObjections > 0]
const ASSIGNED: readonly Check[] = [['cycle.unassigned', (facts) => facts.unassigned > 0]]

/** What has to be done before a phase is left. */
const LEAVING: Readonly<Record<CyclePhase, readonly Check[]>> = {
  preparing: [
    ['cycle.schemeProblems', (facts) => facts.schemeProblems > 0],
    ['cycle.noReviews', (facts) => facts.isEmpty],
  ],
  selfAssessment: [['cycle.unfiled', (facts) => facts.deadlineRuns && facts.unfiled > 0]],
  zoneCheck: [
    ['cycle.unchecked', (facts) => facts.unchecked > 0],
    ['cycle.returned', (facts) => facts.returned > 0 && !facts.hasReason],
  ],
  paper: SCORED,
  siteVisit: SCORED,
  live: SCORED,
  meeting: [['cycle.unrated', (facts) => facts.unrated > 0]],
  notice: [['cycle.noticeOpen', (facts) => facts.noticeOpen]],
  decision: [['cycle.undecided', (facts) => facts.undecided > 0]],
  closed: [],
  cancelled: [],
}

/** Nobody is left in it, and nobody can come. */
const EMPTY: readonly Check[] = [
  ['cycle.notEmpty', (facts) => facts.reviews > 0],
  ['cycle.unfiled', (facts) => facts.deadlineRuns],
  ANSWERED,
]

/** What has to be there before a phase is entered. */
const ENTERING: Partial<Record<CyclePhase, readonly Check[]>> = {
  paper: ASSIGNED,
  siteVisit: ASSIGNED,
  live: ASSIGNED,
  notice: [['cycle.nothingToPublish', (facts) => facts.announced === 0], ANSWERED],
}

/**
 * Every move of a cycle with these stages: one stage after the other, by the organiser. Back from
 * the notice to the meeting when an objection is upheld, once every other one is answered, and from
 * the decision when the notice was withdrawn or has to be, before anything was decided. Where the
 * meeting gave nobody what the notice makes public, it goes on to the decision; where nobody is left
 * in it, it is closed as empty. It can be cancelled, with a reason, until the decision, which
 * changes stars.
 */
function cycleMoves(stages: readonly ReviewStage[]): CycleMove[] {
  const phases: CyclePhase[] = ['preparing', ...stages.map(({ key }) => key), 'closed']
  const roles = ['organiser'] as const
  const moves = phases.flatMap((from, index): CycleMove[] => {
    const to = phases[index + 1]
    if (to === undefined) return []
    return [{ from, to, roles, refusals: [...LEAVING[from], ...(ENTERING[to] ?? [])] }]
  })
  const needsReason: readonly Check[] = [
    ANSWERED,
    ['cycle.needsReason', (facts) => !facts.hasReason],
  ]
  if (phases.includes('notice')) {
    moves.push({ from: 'notice', to: 'meeting', roles, refusals: needsReason })
    const toPublish: Check = ['cycle.toPublish', (facts) => facts.announced > 0]
    const refusals = [...LEAVING.meeting, ANSWERED, toPublish]
    moves.push({ from: 'meeting', to: 'decision', roles, refusals })
    const decided: Check = ['cycle.decided', (facts) => facts.decided > 0]
    moves.push({ from: 'decision', to: 'meeting', roles, refusals: [decided, ...needsReason] })
  }
  const untilDecision = phases.slice(0, phases.indexOf('decision'))
  return [
    ...moves,
    ...untilDecision.slice(1).map((from): CycleMove => ({
      from,
      to: 'closed',
      roles,
      refusals: EMPTY,
    })),
    ...untilDecision.map((from): CycleMove => ({
      from,
      to: 'cancelled',
      roles,
      refusals: needsReason,
    })),
  ]
}

/** The phases to which they may move the cycle, if the facts allow it. */
export function nextCyclePhases(
  stages: readonly ReviewStage[],
  phase: CyclePhase,
  mover: ReviewMover,
): CyclePhase[] {
  return nextPhases(cycleMoves(stages), phase, mover)
}

/** A way that is there only when nobody is left in the cycle, or there is nothing to publish. */
export function isException(
  stages: readonly ReviewStage[],
  from: CyclePhase,
  to: CyclePhase,
): boolean {
  if (to === 'closed') return from !== 'decision'
  return from === 'meeting' && to === 'decision' && stages.some(({ key }) => key === 'notice')
}

/** Whether they may move the cycle now; if not, the first reason in the order of the table. */
export function canMoveCycle(
  stages: readonly ReviewStage[],
  from: CyclePhase,
  to: CyclePhase,
  mover: ReviewMover,
  facts: CycleFacts,
): MoveResult<CycleMoveRefusal> {
  return judgeMove<CyclePhase, CycleFacts, CycleMoveRefusal, ReviewMover>(
    cycleMoves(stages),
    from,
    to,
    mover,
    facts,
  )
}
