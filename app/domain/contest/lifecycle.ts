import type { Role } from '../people/permissions'
import type { StagePhase } from './events'
import { judgeMove, nextPhases, type Move, type MoveResult } from './moves'
import type { StageFacts } from './stageFacts'

/**
 * From registration to awards. Registration ends by the clock (see registration.ts), and the first
 * draw ends the phase. `results` means that a ResultVersion exists.
 */
export const CONTEST_PHASES = [
  'registration',
  'running',
  'results',
  'revealed',
  'notice',
  'appeals',
  'final',
  'awarded',
] as const

export type ContestPhase = (typeof CONTEST_PHASES)[number]

/** Those in which there are results. */
export const PUBLISHED_PHASES = CONTEST_PHASES.slice(CONTEST_PHASES.indexOf('results'))

/** What a stage's moves depend on: a freeze stops none, it lasts until the reveal. */
export type StageMoveFacts = Omit<StageFacts, 'frozen'>

/** What a contest's moves depend on. Whether a period is over is decided by the server's clock. */
export interface ContestFacts {
  readonly undecodedStages: number
  /** a public board still hides entries */
  readonly frozen: boolean
  /** the period of notice or of appeals still runs */
  readonly periodRuns: boolean
  readonly openAppeals: number
}

export type StageMoveRefusal =
  | 'lifecycle.notFromHere'
  | 'lifecycle.notYourMove'
  | 'lifecycle.missingSheets'
  | 'lifecycle.unsignedSheets'
  | 'lifecycle.openDeviations'
  | 'lifecycle.heldOps'
  | 'lifecycle.nothingReopened'

export type ContestMoveRefusal =
  | 'lifecycle.notFromHere'
  | 'lifecycle.notYourMove'
  | 'lifecycle.undecodedStages'
  | 'lifecycle.frozen'
  | 'lifecycle.periodRuns'
  | 'lifecycle.openAppeals'

const ORGANISERS: readonly Role[] = ['organiser', 'zoneOfficer']
const ALL_SUBMITTED = [
  'lifecycle.missingSheets',
  (f: StageMoveFacts) => f.missingSheets > 0,
] as const
const NO_DEVIATION = [
  'lifecycle.openDeviations',
  (f: StageMoveFacts) => f.openDeviations > 0,
] as const
const ALL_SIGNED = [
  'lifecycle.unsignedSheets',
  (f: StageMoveFacts) => f.unsignedSheets > 0,
] as const
const NONE_HELD = ['lifecycle.heldOps', (f: StageMoveFacts) => f.heldOps > 0] as const
const REOPENED = [
  'lifecycle.nothingReopened',
  (f: StageMoveFacts) => f.missingSheets === 0,
] as const

/**
 * Every move of a stage. Named stages make the same moves, decoding included, which then reveals
 * nothing new. The way back from signing is the recheck: it needs a reopened sheet, which is
 * missing until it is submitted again.
 */
const STAGE_MOVES: readonly Move<StagePhase, StageMoveFacts, StageMoveRefusal>[] = [
  { from: 'pending', to: 'drawn', roles: ['codingOfficer'], refusals: [] },
  { from: 'drawn', to: 'scoring', roles: ['chiefJudge'], refusals: [] },
  {
    from: 'scoring',
    to: 'signing',
    roles: ['chiefJudge'],
    refusals: [ALL_SUBMITTED, NO_DEVIATION],
  },
  { from: 'signing', to: 'scoring', roles: ['chiefJudge'], refusals: [REOPENED] },
  {
    from: 'signing',
    to: 'signed',
    roles: ['chiefJudge'],
    refusals: [ALL_SUBMITTED, NO_DEVIATION, NONE_HELD, ALL_SIGNED],
  },
  { from: 'signed', to: 'decoded', roles: ['codingOfficer'], refusals: [] },
]

/** Every move of a contest. A ruling that changes results makes a new ResultVersion, not a move. */
const CONTEST_MOVES: readonly Move<ContestPhase, ContestFacts, ContestMoveRefusal>[] = [
  { from: 'registration', to: 'running', roles: ['codingOfficer'], refusals: [] },
  {
    from: 'running',
    to: 'results',
    roles: ORGANISERS,
    refusals: [['lifecycle.undecodedStages', (facts) => facts.undecodedStages > 0]],
  },
  { from: 'results', to: 'revealed', roles: ORGANISERS, refusals: [] },
  {
    from: 'revealed',
    to: 'notice',
    roles: ORGANISERS,
    refusals: [['lifecycle.frozen', (facts) => facts.frozen]],
  },
  { from: 'notice', to: 'appeals', roles: ORGANISERS, refusals: [] },
  {
    from: 'appeals',
    to: 'final',
    roles: ORGANISERS,
    refusals: [
      ['lifecycle.periodRuns', (facts) => facts.periodRuns],
      ['lifecycle.openAppeals', (facts) => facts.openAppeals > 0],
    ],
  },
  { from: 'final', to: 'awarded', roles: ORGANISERS, refusals: [] },
]

/** The phases to which this role may move a stage, if the facts allow it. */
export function nextStagePhases(phase: StagePhase, role: Role): StagePhase[] {
  return nextPhases(STAGE_MOVES, phase, role)
}

/** The phases to which this role may move a contest, if the facts allow it. */
export function nextContestPhases(phase: ContestPhase, role: Role): ContestPhase[] {
  return nextPhases(CONTEST_MOVES, phase, role)
}

/** Whether this role may move the stage now; if not, the first reason in the order of the table. */
export function canMoveStage(
  from: StagePhase,
  to: StagePhase,
  role: Role,
  facts: StageMoveFacts,
): MoveResult<StageMoveRefusal> {
  return judgeMove<StagePhase, StageMoveFacts, StageMoveRefusal>(STAGE_MOVES, from, to, role, facts)
}

/** Whether this role may move the contest now; if not, the first reason in the order of the table. */
export function canMoveContest(
  from: ContestPhase,
  to: ContestPhase,
  role: Role,
  facts: ContestFacts,
): MoveResult<ContestMoveRefusal> {
  return judgeMove<ContestPhase, ContestFacts, ContestMoveRefusal>(
    CONTEST_MOVES,
    from,
    to,
    role,
    facts,
  )
}
