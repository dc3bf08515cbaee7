/** The pool of experts, the assignment, and who replaces whom. */
import { assignExperts } from './assignment'
import { reviewsThatCount } from './applyCycle'
import type { CycleChange } from './cycleEvents'
import { accept, refuse, type CycleDecision } from './cycleRefusals'
import type { CycleState, ExpertState, ReviewState } from './cycleState'
import { replaceExpert } from './replacement'
import { studioToReview, withTies, type RegisterTies } from './ties'

type Change<K extends CycleChange['kind']> = Extract<CycleChange, { kind: K }>
type Decided<K extends CycleChange['kind']> = CycleDecision<Change<K>>

/** The pool is open until the meeting: a substitute may be needed at any time before. */
const POOL_CLOSED = ['meeting', 'notice', 'decision', 'closed', 'cancelled']

/** Puts somebody into the pool, with the unit and zone that bar them from some studios. */
export function addExpert(
  state: CycleState,
  expert: Change<'expert.added'>['payload'],
): Decided<'expert.added'> {
  if (POOL_CLOSED.includes(state.phase)) return refuse('experts.notNow')
  if (state.experts.has(expert.expert)) return refuse('expert.alreadyIn')
  return accept({ kind: 'expert.added', payload: expert })
}

/** An expert declares a tie to a studio; from now on their marks of it are not taken. */
export function declareTie(
  state: CycleState,
  expertId: string,
  studioId: string,
): Decided<'expert.declared'> {
  const expert = state.experts.get(expertId)
  const isReviewed = reviewsThatCount(state).some((review) => review.studioId === studioId)
  if (!expert || !isReviewed) return refuse('expert.unknown')
  if (expert.declared.includes(studioId)) return refuse('expert.alreadyIn')
  if (POOL_CLOSED.includes(state.phase)) return refuse('experts.notNow')
  return accept({ kind: 'expert.declared', payload: { expert: expertId, studio: studioId } })
}

/** Whether ties still end sheets: from the meeting on the scores are before it. */
export function canRecuse({ phase }: Pick<CycleState, 'phase'>): boolean {
  return !POOL_CLOSED.includes(phase)
}

/** An expert leaves the pool; their submitted sheets count, the others need a substitute. */
export function withdrawExpert(
  state: CycleState,
  expertId: string,
  reason: string,
): Decided<'expert.withdrew'> {
  const expert = state.experts.get(expertId)
  if (!expert) return refuse('expert.unknown')
  if (expert.isWithdrawn) return refuse('expert.over')
  if (POOL_CLOSED.includes(state.phase)) return refuse('experts.notNow')
  if (reason.trim() === '') return refuse('expert.needsReason')
  return accept({ kind: 'expert.withdrew', payload: { expert: expertId, reason } })
}

/** Shares the checked studios out among the pool, once; later changes are replacements. */
export function assign(
  state: CycleState,
  register: RegisterTies,
  seed: string,
  panel: string,
): Decided<'experts.assigned'> {
  if (state.panel !== null) return refuse('experts.assigned')
  // Once shared out, a studio that is checked later would have nobody: so only when all are in.
  if (state.phase !== 'zoneCheck') return refuse('experts.notNow')
  const reviews = reviewsThatCount(state).filter(({ phase }) => phase === 'checked')
  if (reviews.length === 0) return refuse('cycle.noReviews')
  const isAnyAt = (at: string) => reviewsThatCount(state).some(({ phase }) => phase === at)
  if (isAnyAt('filed')) return refuse('cycle.unchecked')
  if (isAnyAt('returned')) return refuse('review.returned')
  const studios = reviews.map((review) => studioToReview(review, register))
  const pool = [...state.experts.values()]
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .map((expert) => withTies(expert, register))
  const assigned = assignExperts(state.scheme.experts, studios, pool, seed)
  if (!assigned.ok) return refuse(`experts.${assigned.code}`)
  const assignment = reviews.map(({ id, studioId }) => ({
    review: id,
    experts: assigned.assignment.get(studioId) ?? [],
  }))
  return accept({ kind: 'experts.assigned', payload: { seed, panel, assignment } })
}

/** Puts another expert in one seat of one studio. `hasSubmitted`: the sheet is in, and counts. */
export function replace(
  state: CycleState,
  register: RegisterTies,
  { review: id, from, to, reason }: Change<'expert.replaced'>['payload'],
  hasSubmitted: boolean,
): Decided<'expert.replaced'> {
  const review = state.reviews.get(id)
  const expert = state.experts.get(to)
  if (!review || !expert) return refuse('expert.unknown')
  if (POOL_CLOSED.includes(state.phase)) return refuse('experts.notNow')
  if (reason.trim() === '') return refuse('expert.needsReason')
  const assignment = assignmentOf(state)
  const change = { from, to: withTies(expert, register), hasSubmitted }
  const studio = studioToReview(review, register)
  const replaced = replaceExpert(state.scheme.experts, assignment, studio, change)
  if (!replaced.ok) return refuse(replaced.code)
  return accept({ kind: 'expert.replaced', payload: { review: id, from, to, reason } })
}

/** Experts by studio, as they are assigned now. */
export function assignmentOf(state: CycleState): ReadonlyMap<string, readonly string[]> {
  return new Map(
    reviewsThatCount(state).map(({ studioId, experts }) => [studioId, experts] as const),
  )
}

/** The sheets that are in and count, in the scoring of one stage. */
export interface SheetsIn {
  readonly isSigned: boolean
  readonly submitted: readonly { readonly review: string; readonly expert: string }[]
}

/** Whether a stage that is not signed has no sheet of the studio from this expert yet. */
export function owesSheet(
  panels: Iterable<SheetsIn>,
  { review, expert }: { review: string; expert: string },
): boolean {
  return [...panels].some(({ isSigned, submitted }) => {
    return !isSigned && !submitted.some((own) => own.review === review && own.expert === expert)
  })
}

/**
 * Who has left or declared a tie and still has a seat: these need a substitute, as long as there is
 * a sheet that one can take over. A stage that was signed had enough sheets by its scheme.
 */
export function needingSubstitutes(
  state: CycleState,
  panels: Iterable<SheetsIn>,
): { review: ReviewState; expert: ExpertState }[] {
  if (POOL_CLOSED.includes(state.phase)) return []
  const all = [...panels]
  return reviewsThatCount(state).flatMap((review) =>
    review.experts.flatMap((id) => {
      const expert = state.experts.get(id)
      const isOut = expert && (expert.isWithdrawn || expert.declared.includes(review.studioId))
      return isOut && owesSheet(all, { review: review.id, expert: id }) ? [{ review, expert }] : []
    }),
  )
}
