/**
 * The self-assessment of one studio: saved as its lead goes on, filed, checked by the zone's officer
 * or returned. What is asked for has passed the form's schema; who asks was authorised.
 */
import { compare, zero } from '../arithmetic/rational'
import { isLate } from './admission'
import type { CycleChange, FigureTexts } from './cycleEvents'
import { accept, refuse, type CycleDecision } from './cycleRefusals'
import type { CycleState, ReviewState } from './cycleState'
import { figureRefusal } from './declaredFigure'
import type { ReviewMover } from './cycleLifecycle'
import {
  canMoveReview,
  isMissing,
  type ReviewFacts,
  type ReviewPhase,
  type WhyEnded,
} from './reviewLifecycle'
import { evaluate, figuresOf } from './formula'
import { extraItems, figuresRead, judgedItems, measuredItems, type Rubric } from './rubric'

type Change<K extends CycleChange['kind']> = Extract<CycleChange, { kind: K }>
type Decided<K extends CycleChange['kind']> = CycleDecision<Change<K>>

/** What the server knows beside the log. */
export interface FilingFacts {
  /** The register's figures of the cycle's year, as of now. */
  readonly register: FigureTexts
  /** Items of the rubric that have at least one file. */
  readonly withEvidence: ReadonlySet<string>
  readonly toEnd: WhyEnded | null
  readonly now: Date
}

/** Items on which a lead says something: every one of the rubric's, extras and vetoes included. */
export function itemIds(rubric: Rubric): string[] {
  return [
    ...measuredItems(rubric).map(({ id }) => id),
    ...judgedItems(rubric).map(({ aspect }) => aspect.id),
    ...[...extraItems(rubric), ...rubric.vetoes].map(({ id }) => id),
  ]
}

/** Items whose rubric wants evidence; of extras, where they give points. */
export function itemsWithEvidence(rubric: Rubric): string[] {
  return [
    ...measuredItems(rubric).flatMap(({ id, evidence }) => (evidence === 'required' ? [id] : [])),
    ...judgedItems(rubric).flatMap(({ aspect, evidence }) =>
      evidence === 'required' ? [aspect.id] : [],
    ),
    ...extraItems(rubric).flatMap(({ id, evidence }) => (evidence === 'required' ? [id] : [])),
  ]
}

/** Whether the lead may write in the self-assessment now. */
export function isEditable(
  state: Pick<CycleState, 'phase'>,
  review: Pick<ReviewState, 'phase'>,
): boolean {
  if (review.phase === 'invited') return state.phase === 'selfAssessment'
  const isChecking = state.phase === 'selfAssessment' || state.phase === 'zoneCheck'
  return review.phase === 'returned' && isChecking
}

type Saved = Pick<Change<'assessment.saved'>['payload'], 'declared' | 'statements'>

/** What a page had before: values, and digests of texts; null for none. */
export type Seen = Readonly<Record<keyof Saved, Readonly<Record<string, string | null>>>>

/**
 * Saves what the lead has so far: figures as decimal texts, digests of what was written.
 *
 * @param seen when the page was opened or last saved; what is something else by now was changed on
 *   another page, and is not written over unseen
 */
export function saveAssessment(
  state: CycleState,
  review: ReviewState,
  { declared, statements }: Saved,
  seen: Seen = { declared: {}, statements: {} },
): Decided<'assessment.saved'> {
  if (!isEditable(state, review)) return refuse('review.notEditable')
  const known = state.scheme.declared.map(({ key }) => key)
  for (const [key, value] of Object.entries(declared)) {
    if (!known.includes(key)) return refuse('review.unknownFigure')
    const wrong = value === null ? null : figureRefusal(state.scheme, key, value)
    if (wrong !== null) return refuse(wrong)
  }
  const items = itemIds(state.scheme.rubric)
  if (Object.keys(statements).some((item) => !items.includes(item))) {
    return refuse('review.unknownItem')
  }
  const isOld =
    differs(review.declared, declared, seen.declared) ||
    differs(review.statements, statements, seen.statements)
  if (isOld) return refuse('review.changedElsewhere')
  return accept({
    kind: 'assessment.saved',
    payload: { review: review.id, declared, statements },
  })
}

function differs(
  now: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string | null>>,
  seen: Readonly<Record<string, string | null>>,
): boolean {
  return Object.entries(seen).some(([key, had]) => {
    const has = now[key] ?? null
    return has !== had && has !== wanted[key]
  })
}

/** Files it, with the register's figures as they are now; late is marked, never refused for it. */
export function fileAssessment(
  state: CycleState,
  review: ReviewState,
  facts: FilingFacts,
): Decided<'assessment.filed'> {
  const moved = judge(review, 'filed', 'studioLead', factsOf(state, review, facts))
  if (moved !== null) return refuse(moved)
  for (const [key, value] of Object.entries(review.declared)) {
    const wrong = figureRefusal(state.scheme, key, value)
    if (wrong !== null) return refuse(wrong)
  }
  // One that was filed in time and returned does not become late by being filed again.
  const isFirst = review.phase !== 'returned'
  const late = isFirst ? isLate(state.scheme, 'selfAssessment', facts.now) : review.isLate
  return accept({
    kind: 'assessment.filed',
    payload: { review: review.id, figures: facts.register, isLate: late },
  })
}

/** Sends it back to the lead, with the reason. */
export function returnAssessment(
  state: CycleState,
  review: ReviewState,
  facts: FilingFacts,
  reason: string,
): Decided<'assessment.returned'> {
  const known = { ...factsOf(state, review, facts), hasReason: reason.trim() !== '' }
  const moved = judge(review, 'returned', 'zoneOfficer', known)
  if (moved !== null) return refuse(moved)
  return accept({ kind: 'assessment.returned', payload: { review: review.id, reason } })
}

/**
 * The zone's check: every declared figure confirmed, and a recommendation.
 *
 * @param seen the declared figures that the officer had before them
 */
export function checkAssessment(
  state: CycleState,
  review: ReviewState,
  facts: FilingFacts,
  { confirmed, recommended, note }: Omit<Change<'assessment.checked'>['payload'], 'review'>,
  seen: Readonly<Record<string, string>> = {},
): Decided<'assessment.checked'> {
  const read = figuresRead(state.scheme.rubric)
  const unconfirmed = state.scheme.declared.filter(
    ({ key }) => read.includes(key) && !confirmed.includes(key),
  )
  const known = { ...factsOf(state, review, facts), unconfirmed: unconfirmed.length }
  const moved = judge(review, 'checked', 'zoneOfficer', known)
  if (moved !== null) return refuse(moved)
  if (differs(review.declared, {}, seen)) return refuse('review.changedElsewhere')
  return accept({
    kind: 'assessment.checked',
    payload: { review: review.id, confirmed, recommended, note },
  })
}

/**
 * Gives up reviews whose self-assessment is missing, with the reason: they get the scheme's veto
 * rating. While self-assessments are taken that waits for their last day.
 */
export function giveUpReviews(
  state: CycleState,
  reviews: readonly ReviewState[],
  now: Date,
  reason: string,
): Decided<'reviews.notFiled'> {
  const beside = { register: {}, withEvidence: new Set<string>(), toEnd: null, now }
  for (const review of reviews) {
    const known = { ...factsOf(state, review, beside), hasReason: reason.trim() !== '' }
    const moved = judge(review, 'notFiled', 'organiser', known)
    if (moved !== null) return refuse(moved)
  }
  if (reviews.length === 0) return refuse('review.noneMissing')
  return accept({
    kind: 'reviews.notFiled',
    payload: { reviews: reviews.map(({ id }) => id), reason },
  })
}

/** Takes an application back. */
export function withdrawReview(
  state: CycleState,
  review: ReviewState,
  facts: FilingFacts,
): Decided<'review.withdrawn'> {
  const known = factsOf(state, review, facts)
  const moved = judge(review, 'withdrawn', 'studioLead', known)
  if (moved !== null) return refuse(moved)
  return accept({ kind: 'review.withdrawn', payload: { review: review.id } })
}

/** Ends the review of a studio that was removed or cancelled meanwhile. */
export function endReview(
  state: CycleState,
  review: ReviewState,
  facts: FilingFacts,
  reason: string,
): Decided<'review.ended'> {
  const known = { ...factsOf(state, review, facts), hasReason: reason.trim() !== '' }
  const moved = judge(review, 'ended', 'organiser', known)
  if (moved !== null) return refuse(moved)
  return accept({ kind: 'review.ended', payload: { review: review.id, reason } })
}

/** What keeps a self-assessment from being filed, for the screen that lists it. */
export function filingGaps(
  { scheme }: CycleState,
  review: ReviewState,
  { register, withEvidence }: Pick<FilingFacts, 'register' | 'withEvidence'>,
): { figures: string[]; evidence: string[] } {
  const given = { ...register, ...review.declared }
  return {
    figures: figuresRead(scheme.rubric).filter((key) => given[key] === undefined),
    evidence: itemsWithEvidence(scheme.rubric).filter(
      (item) => !withEvidence.has(item) && !givesNothing(scheme.rubric, item, given),
    ),
  }
}

/** Whether the item is an extra that moves no points: then there is nothing to show for it. */
function givesNothing(rubric: Rubric, item: string, given: FigureTexts): boolean {
  const extra = extraItems(rubric).find(({ id }) => id === item)
  if (!extra) return false
  const values = figuresOf(extra.formula).map((key) => [key, BigInt(given[key] ?? 0)] as const)
  const { value } = evaluate(extra.formula, Object.fromEntries(values), rubric.places)
  return compare(value, zero) === 0
}

/** Whether the organiser may stop waiting for this self-assessment. */
export function mayGiveUp(state: CycleState, { phase }: ReviewState, now: Date): boolean {
  const isChecking = state.phase === 'selfAssessment' || state.phase === 'zoneCheck'
  return isMissing(phase) && isChecking && !filingRuns(state, now)
}

/** Whether self-assessments are taken, and the last day for them is not over. */
function filingRuns({ phase, scheme }: CycleState, now: Date): boolean {
  return phase === 'selfAssessment' && !isLate(scheme, 'selfAssessment', now)
}

function judge({ phase }: ReviewState, to: ReviewPhase, mover: ReviewMover, facts: ReviewFacts) {
  const moved = canMoveReview(phase, to, mover, facts)
  return moved.ok ? null : moved.code
}

function factsOf(state: CycleState, review: ReviewState, facts: FilingFacts): ReviewFacts {
  const gaps = filingGaps(state, review, facts)
  return {
    cycle: state.phase,
    filingRuns: filingRuns(state, facts.now),
    missingFigures: gaps.figures.length,
    missingEvidence: gaps.evidence.length,
    ...{ unconfirmed: 0, missingSheets: 0, openDeviations: 0, heldOps: 0, openChoice: false },
    toEnd: facts.toEnd,
    hasReason: false,
    isApplication: state.scheme.kind !== 'review',
  }
}
