import type { CycleChange, CycleEventBody, CycleOpened, InvitedReview } from './cycleEvents'
import type { CyclePhase } from './cycleLifecycle'
import type { CycleState, ExpertState, ReviewState } from './cycleState'
import { isOver } from './reviewLifecycle'

/** The state that a log begins with: its first event opens the cycle. */
export function beginCycle({ payload }: CycleOpened): CycleState {
  const { cycle, year, scheme, sample, reviews } = payload
  return {
    ...{ id: cycle, seq: 1, year, scheme, sample, phase: 'preparing' },
    reviews: new Map(reviews.map((review) => [review.review, invited(review)])),
    experts: new Map(),
    ...{ panel: null, notice: null, isConfirmed: false },
  }
}

function invited({ review, studio, unit, zone, level, star, figures }: InvitedReview): ReviewState {
  return {
    ...{ id: review, studioId: studio, unitId: unit, zone, level, star, figures },
    ...{ phase: 'invited', declared: {}, statements: {}, isLate: false, confirmed: [] },
    ...{ recommended: null, checkNote: '', reason: '', experts: [] },
    ...{ override: null, choice: null, total: null, rating: null },
    ...{ decidedOn: null, certificate: null },
  }
}

/** Adds a later event to the state of its cycle, in place. */
export function applyCycleEvent(state: CycleState, event: CycleChange): void {
  state.seq += 1
  if (applyToCycle(state, event)) return
  if (applyToExperts(state, event)) return
  applyToReview(state, event)
}

function applyToCycle(state: CycleState, event: CycleChange): boolean {
  switch (event.kind) {
    case 'cycle.moved':
      move(state, event.payload.to)
      return true
    case 'review.applied':
      state.reviews.set(event.payload.review, invited(event.payload))
      return true
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
function move(state: CycleState, to: CyclePhase): void {
  state.phase = to
  if (to === 'selfAssessment' || to === 'zoneCheck' || to === 'cancelled') return
  const isScored = to === 'meeting'
  for (const review of state.reviews.values()) {
    if (review.phase === 'invited' || review.phase === 'returned') review.phase = 'notFiled'
    if (isScored && review.phase === 'checked') review.phase = 'scored'
  }
  if (isScored) unrate(state)
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
    case 'expert.declared': {
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
      const { review, on, certificate } = event.payload
      Object.assign(reviewOf(state, review), { phase: 'decided', decidedOn: on, certificate })
    }
  }
}

/** The state after a whole log. @throws when it does not begin with the opening. */
export function foldCycle(events: readonly CycleEventBody[]): CycleState {
  const [first, ...later] = events
  if (first?.kind !== 'cycle.opened') throw new Error('The log begins with no cycle')
  const state = beginCycle(first)
  for (const event of later) {
    if (event.kind === 'cycle.opened') throw new Error('The log opens a cycle twice')
    applyCycleEvent(state, event)
  }
  return state
}

/** Reviews that count: neither withdrawn nor ended. */
export function reviewsThatCount(state: CycleState): ReviewState[] {
  return [...state.reviews.values()].filter(({ phase }) => phase === 'decided' || !isOver(phase))
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
