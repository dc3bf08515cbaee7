import { barOf, type Assignment, type Bar, type Expert, type ExpertRules } from './assignment'
import type { StudioToReview } from './assignment'

export type ReplaceRefusal =
  | 'assignment.notAssigned'
  | 'assignment.alreadyAssigned'
  | 'assignment.alreadyScored'
  | 'assignment.tooMany'
  | `assignment.${Bar}`

export type Replaced =
  | { readonly ok: true; readonly assignment: Assignment }
  | { readonly ok: false; readonly code: ReplaceRefusal }

/**
 * Puts another expert in one seat of one studio. Every other seat and sheet stays as it is. An
 * expert whose own sheet for this studio is submitted is not replaced: the sheet counts.
 */
export function replaceExpert(
  rules: ExpertRules,
  assignment: Assignment,
  studio: StudioToReview,
  change: { readonly from: string; readonly to: Expert; readonly hasSubmitted: boolean },
): Replaced {
  const refuse = (code: ReplaceRefusal): Replaced => ({ ok: false, code })
  const seats = assignment.get(studio.id) ?? []
  if (!seats.includes(change.from)) return refuse('assignment.notAssigned')
  if (seats.includes(change.to.id)) return refuse('assignment.alreadyAssigned')
  if (change.hasSubmitted) return refuse('assignment.alreadyScored')
  const bar = barOf(rules, change.to, studio)
  if (bar !== null) return refuse(`assignment.${bar}`)
  if (loadOf(assignment, change.to.id) >= rules.mostPerExpert) return refuse('assignment.tooMany')
  const changed = seats.map((id) => (id === change.from ? change.to.id : id))
  return { ok: true, assignment: new Map(assignment).set(studio.id, changed) }
}

/** How many studios the expert scores. */
export function loadOf(assignment: Assignment, expertId: string): number {
  return [...assignment.values()].filter((seats) => seats.includes(expertId)).length
}

/** Who can take a seat of the studio over, the least busy first. */
export function substitutes(
  rules: ExpertRules,
  assignment: Assignment,
  studio: StudioToReview,
  experts: readonly Expert[],
): Expert[] {
  const load = (expert: Expert): number => loadOf(assignment, expert.id)
  return experts
    .filter((expert) => barOf(rules, expert, studio) === null)
    .filter((expert) => !(assignment.get(studio.id) ?? []).includes(expert.id))
    .filter((expert) => load(expert) < rules.mostPerExpert)
    .sort((a, b) => load(a) - load(b) || (a.id < b.id ? -1 : 1))
}
