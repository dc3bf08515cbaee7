import { deadlineOf } from './admission'
import { isFileEvent, type FileEvent } from '../files/events'
import type {
  CycleChange,
  CycleEventBody,
  CycleOpened,
  FigureTexts,
  InvitedReview,
} from './cycleEvents'
import type { CyclePhase } from './cycleLifecycle'
import type { CycleState, ExpertState, ReviewState } from './cycleState'
import { isMissing, isOver } from './reviewLifecycle'

type Payload<K extends CycleChange['kind']> = Extract<CycleChange, { kind: K }>['payload']

/** The state that a log begins with: its first event opens the cycle. */
export function beginCycle({ payload }: CycleOpened): CycleState {
  const { cycle, year, scheme, sample, reviews } = payload
  return {
    ...{ id: cycle, seq: 1, year, scheme, sample, phase: 'preparing' },
    reviews: new Map(reviews.map((review) => [review.review, invited(review)])),
    experts: new Map(),
    ...{ deadlines: [], panel: null, notice: null, isConfirmed: false },
  }
}

function invited({ review, studio, unit, zone, level, star, figures }: InvitedReview): ReviewState {
  return {
    ...{ id: review, studioId: studio, unitId: unit, zone, level, star, figures },
    ...{
      phase: 'invited',
      declared: {},
      statements: {},
      corrections: [],
      isLate: false,
      confirmed: [],
    },
    ...{ recommended: null, checkNote: '', reason: '', experts: [] },
    ...{ override: null, choice: null, total: null, rating: null },
    ...{ decidedOn: null, certificate: null, next: null },
  }
}

/** Adds a later event to the state of its cycle, in place. */
export function applyCycleEvent(state: CycleState, event: CycleChange | FileEvent): void {
  state.seq += 1
  if (isFileEvent(event)) return
  if (applyToCycle(state, event)) return
  if (applyToExperts(state, event)) return
  applyToReview(state, event)
}

function applyToCycle(state: CycleState, event: CycleChange): boolean {
  switch (event.kind) {
    case 'cycle.moved':
      move(state, event.payload.to, event.payload.reason)
      return true
    case 'deadline.changed':
      setDeadline(state, event.payload)
      return true
    case 'reviews.notFiled': {
      const { reviews, reason } = event.payload
      for (const id of reviews) giveUp(reviewOf(state, id), reason)
      return true
    }
    case 'review.applied': {
      const { review } = event.payload
      const { declared = {}, statements = {} } = state.reviews.get(review) ?? {}
      state.reviews.set(review, { ...invited(event.payload), declared, statements })
      return true
    }
    case 'meeting.confirmed':
      for (const { review, total, rating } of event.payload.ratings) {
        Object.assign(reviewOf(state, review), { total, rating, phase: 'rated' })
      }
      state.isConfirmed = true
      return true
    case 'meeting.reopened':
      unrate(state)
      return true
    case 'notice.linked':
      state.notice = event.payload.notice
      return true
    default:
      return false
  }
}

/**
 * Once self-assessments are checked, one that was never filed is given up; once the judging is over,
 * those that were checked are scored; and back in the meeting no rating stands.
 */
function move(state: CycleState, to: CyclePhase, reason: string | null): void {
  state.phase = to
  if (to === 'selfAssessment' || to === 'zoneCheck' || to === 'cancelled') return
  const isScored = to === 'meeting'
  for (const review of state.reviews.values()) {
    if (isMissing(review.phase)) giveUp(review, reason ?? '')
    if (isScored && review.phase === 'checked') review.phase = 'scored'
  }
  if (isScored) unrate(state)
}

function setDeadline(
  state: CycleState,
  { stage: key, deadline, reason }: Payload<'deadline.changed'>,
): void {
  const { stages } = state.scheme
  const from = deadlineOf(state.scheme, key)
  state.deadlines = [...state.deadlines, { stage: key, from, to: deadline, reason }]
  state.scheme = {
    ...state.scheme,
    stages: stages.map((stage) => (stage.key === key ? { ...stage, deadline } : stage)),
  }
  // The new day is not before the change, so whatever came until then is in time.
  if (key === 'selfAssessment') {
    for (const review of state.reviews.values()) review.isLate = false
  }
}

function giveUp(review: ReviewState, reason: string): void {
  Object.assign(review, { phase: 'notFiled', reason })
}

function unrate(state: CycleState): void {
  state.isConfirmed = false
  for (const review of state.reviews.values()) {
    if (review.phase !== 'rated') continue
    review.phase = review.total === null ? 'notFiled' : 'scored'
    review.total = null
    review.rating = null
  }
}

function applyToExperts(state: CycleState, event: CycleChange): boolean {
  switch (event.kind) {
    case 'expert.added': {
      const { expert: id, unit, zone } = event.payload
      const added = { id, unitId: unit, zone, declared: [], isWithdrawn: false }
      state.experts.set(id, { ...added, withdrawReason: null })
      return true
    }
    case 'expert.declared':
    case 'expert.tieFound': {
      const { expert: id, studio } = event.payload
      const expert = expertOf(state, id)
      state.experts.set(id, { ...expert, declared: [...expert.declared, studio] })
      return true
    }
    case 'expert.withdrew': {
      const { expert: id, reason } = event.payload
      const withdrawn = { isWithdrawn: true, withdrawReason: reason }
      state.experts.set(id, { ...expertOf(state, id), ...withdrawn })
      return true
    }
    case 'experts.assigned':
      state.panel = event.payload.panel
      for (const { review, experts } of event.payload.assignment) {
        reviewOf(state, review).experts = experts
      }
      return true
    case 'expert.replaced': {
      const { review: id, from, to } = event.payload
      const review = reviewOf(state, id)
      review.experts = review.experts.map((expert) => (expert === from ? to : expert))
      return true
    }
    default:
      return false
  }
}

function applyToReview(state: CycleState, event: CycleChange): void {
  switch (event.kind) {
    case 'assessment.saved': {
      const { review: id, declared, statements } = event.payload
      const review = reviewOf(state, id)
      const merged = Object.entries({ ...review.declared, ...declared })
      review.declared = Object.fromEntries(
        merged.flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
      )
      review.statements = { ...review.statements, ...statements }
      return
    }
    case 'assessment.filed': {
      const { review, figures, isLate } = event.payload
      Object.assign(reviewOf(state, review), { phase: 'filed', figures, isLate })
      return
    }
    case 'assessment.returned': {
      const { review, reason } = event.payload
      Object.assign(reviewOf(state, review), { phase: 'returned', reason, confirmed: [] })
      return
    }
    case 'assessment.checked': {
      const { review, confirmed, recommended, note } = event.payload
      const checked = { phase: 'checked', confirmed, recommended, checkNote: note }
      Object.assign(reviewOf(state, review), checked)
      return
    }
    case 'review.withdrawn':
      reviewOf(state, event.payload.review).phase = 'withdrawn'
      return
    case 'review.ended': {
      const { review, reason } = event.payload
      Object.assign(reviewOf(state, review), { phase: 'ended', reason })
      return
    }
    case 'figure.corrected':
      correct(reviewOf(state, event.payload.review), event.payload)
      return
    case 'meeting.overrode': {
      const { review, ...override } = event.payload
      reviewOf(state, review).override = override
      return
    }
    case 'meeting.chose': {
      const { review, rating, reason } = event.payload
      reviewOf(state, review).choice = { rating, reason }
      return
    }
    case 'review.decided': {
      const { review, on, certificate, next = null } = event.payload
      const decided = { phase: 'decided', decidedOn: on, certificate, next }
      Object.assign(reviewOf(state, review), decided)
      return
    }
    case 'certificate.reissued': {
      const { review, certificate } = event.payload
      reviewOf(state, review).certificate = certificate
    }
  }
}

/** What the meeting voted or chose before was about other figures: it falls. */
function correct(review: ReviewState, { key, value, reason }: Payload<'figure.corrected'>): void {
  const from = figureTextsOf(review)[key] ?? null
  review.corrections = [...review.corrections, { key, from, to: value, reason }]
  review.override = null
  review.choice = null
}

/** The state after a whole log. @throws when it does not begin with the opening. */
export function foldCycle(events: readonly (CycleEventBody | FileEvent)[]): CycleState {
  const [first, ...later] = events
  if (first?.kind !== 'cycle.opened') throw new Error('The log begins with no cycle')
  const state = beginCycle(first)
  for (const event of later) {
    if (event.kind === 'cycle.opened') throw new Error('The log opens a cycle twice')
    applyCycleEvent(state, event)
  }
  return state
}

/** What a review's formulas read: the register's figures and the declared ones, as corrected. */
export function figureTextsOf({ figures, declared, corrections }: ReviewState): FigureTexts {
  const corrected = Object.fromEntries(corrections.map(({ key, to }) => [key, to]))
  return { ...figures, ...declared, ...corrected }
}

/** Reviews that count: neither withdrawn nor ended. */
export function reviewsThatCount(state: CycleState): ReviewState[] {
  return [...state.reviews.values()].filter(({ phase }) => phase === 'decided' || !isOver(phase))
}

/** Whether the live presentation may be ranked in public: not once it has come to nothing. */
export function hasRanking(state: CycleState): boolean {
  if (state.phase === 'cancelled') return false
  return state.phase !== 'closed' || reviewsThatCount(state).length > 0
}

function reviewOf(state: CycleState, id: string): ReviewState {
  const review = state.reviews.get(id)
  if (!review) throw new Error(`The log names review ${id}, which is not in it`)
  return review
}

function expertOf(state: CycleState, id: string): ExpertState {
  const expert = state.experts.get(id)
  if (!expert) throw new Error(`The log names expert ${id}, who is not in it`)
  return expert
}
