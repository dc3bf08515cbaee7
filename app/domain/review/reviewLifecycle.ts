import { judgeMove, nextPhases, type Move, type MoveResult } from '../contest/moves'
import type { CyclePhase, ReviewMover } from './cycleLifecycle'

/**
 * One studio's review. `notFiled`: the lead let the deadline pass or did not file again, and was given
 * up by the organiser or by the cycle going on; the scheme's veto rating answers it. `ended`: it had
 * to be ended, see {@link WhyEnded}; its sheets stay in the log, it gets no rating and no
 * consequence, and it counts in no quota.
 */
export const REVIEW_PHASES = [
  'invited',
  'filed',
  'returned',
  'checked',
  'notFiled',
  'scored',
  'rated',
  'decided',
  'withdrawn',
  'ended',
] as const
export type ReviewPhase = (typeof REVIEW_PHASES)[number]

/**
 * Why a review has to be ended: the studio has left the register, or it applies to be named or
 * promoted and may not, since a bar came over it or its lead after it had applied.
 */
export type WhyEnded = 'gone' | 'barred'

/** What a review's moves depend on. */
export interface ReviewFacts {
  readonly cycle: CyclePhase
  /** Self-assessments are taken, and the last day for them is not over. */
  readonly filingRuns: boolean
  readonly missingFigures: number
  /** items whose rubric wants evidence and that have none */
  readonly missingEvidence: number
  /** declared figures that the zone's officer has not confirmed */
  readonly unconfirmed: number
  readonly missingSheets: number
  readonly openDeviations: number
  readonly heldOps: number
  /** equals at the cut: the meeting has not chosen yet */
  readonly openChoice: boolean
  readonly toEnd: WhyEnded | null
  readonly hasReason: boolean
  /** an application for naming or promotion, which the lead may take back */
  readonly isApplication: boolean
}

export type ReviewMoveRefusal =
  | 'lifecycle.notFromHere'
  | 'lifecycle.notYourMove'
  | 'review.studioGone'
  | 'review.studioStays'
  | 'review.leadBarred'
  | 'review.notThisStage'
  | 'review.filingRuns'
  | 'review.missingFigures'
  | 'review.missingEvidence'
  | 'review.unconfirmed'
  | 'review.missingSheets'
  | 'review.openDeviations'
  | 'review.heldOps'
  | 'review.openChoice'
  | 'review.needsReason'
  | 'review.notAnApplication'

type Check = readonly [ReviewMoveRefusal, (facts: ReviewFacts) => boolean]
type ReviewMove = Move<ReviewPhase, ReviewFacts, ReviewMoveRefusal, ReviewMover>

const STAYS: Check = ['review.studioGone', (facts) => facts.toEnd === 'gone']
const REASON: Check = ['review.needsReason', (facts) => !facts.hasReason]
const during = (...phases: CyclePhase[]): Check => [
  'review.notThisStage',
  (facts) => !phases.includes(facts.cycle),
]
const COMPLETE: readonly Check[] = [
  ['review.missingFigures', (facts) => facts.missingFigures > 0],
  ['review.missingEvidence', (facts) => facts.missingEvidence > 0],
]
const SCORED: readonly Check[] = [
  ['review.missingSheets', (facts) => facts.missingSheets > 0],
  ['review.openDeviations', (facts) => facts.openDeviations > 0],
  ['review.heldOps', (facts) => facts.heldOps > 0],
]

function move(
  from: ReviewPhase,
  to: ReviewPhase,
  mover: ReviewMover,
  ...refusals: Check[]
): ReviewMove {
  return { from, to, roles: [mover], refusals: [STAYS, ...refusals] }
}

const CHECKING = during('selfAssessment', 'zoneCheck')
const UNFILED: Check = ['review.filingRuns', (facts) => facts.filingRuns]
const CHOSEN: Check = ['review.openChoice', (facts) => facts.openChoice]
const APPLICATION: Check = ['review.notAnApplication', (facts) => !facts.isApplication]
const TO_END: Check = ['review.studioStays', (facts) => facts.toEnd === null]
const NOT_BARRED: Check = ['review.leadBarred', (facts) => facts.toEnd === 'barred']

/** Filing stays open after its last day while the cycle is still in that stage; late is marked. */
const REVIEW_MOVES: readonly ReviewMove[] = [
  move('invited', 'filed', 'studioLead', during('selfAssessment'), ...COMPLETE),
  move('returned', 'filed', 'studioLead', CHECKING, ...COMPLETE),
  move('filed', 'returned', 'zoneOfficer', CHECKING, REASON),
  move('filed', 'checked', 'zoneOfficer', CHECKING, [
    'review.unconfirmed',
    (facts) => facts.unconfirmed > 0,
  ]),
  move('invited', 'notFiled', 'organiser', CHECKING, UNFILED, REASON),
  move('returned', 'notFiled', 'organiser', CHECKING, UNFILED, REASON),
  move(
    'checked',
    'scored',
    'organiser',
    during('paper', 'siteVisit', 'live', 'meeting'),
    ...SCORED,
  ),
  move('scored', 'rated', 'organiser', during('meeting'), CHOSEN),
  move('notFiled', 'rated', 'organiser', during('meeting')),
  move('rated', 'scored', 'organiser', during('meeting'), REASON),
  move('rated', 'decided', 'organiser', during('decision'), NOT_BARRED),
  ...(['invited', 'filed', 'returned', 'checked'] as const).map((from) =>
    move(from, 'withdrawn', 'studioLead', APPLICATION),
  ),
  ...(['invited', 'filed', 'returned', 'checked', 'notFiled', 'scored', 'rated'] as const).map(
    (from): ReviewMove => ({ from, to: 'ended', roles: ['organiser'], refusals: [TO_END, REASON] }),
  ),
]

/** Whether nothing more happens in this review, so that another cycle may take the studio. */
export function isOver(phase: ReviewPhase): boolean {
  return phase === 'decided' || phase === 'withdrawn' || phase === 'ended'
}

/** Whether its self-assessment was filed, is not returned, and waits for the decision. */
export function isBeingJudged(phase: ReviewPhase): boolean {
  return phase === 'filed' || phase === 'checked' || phase === 'scored' || phase === 'rated'
}

/** Whether its self-assessment is still awaited. */
export function isMissing(phase: ReviewPhase): boolean {
  return phase === 'invited' || phase === 'returned'
}

/** The phases to which they may move the review, if the facts allow it. */
export function nextReviewPhases(phase: ReviewPhase, mover: ReviewMover): ReviewPhase[] {
  return nextPhases(REVIEW_MOVES, phase, mover)
}

/** Whether they may move the review now; if not, the first reason in the order of the table. */
export function canMoveReview(
  from: ReviewPhase,
  to: ReviewPhase,
  mover: ReviewMover,
  facts: ReviewFacts,
): MoveResult<ReviewMoveRefusal> {
  return judgeMove<ReviewPhase, ReviewFacts, ReviewMoveRefusal, ReviewMover>(
    REVIEW_MOVES,
    from,
    to,
    mover,
    facts,
  )
}
