/**
 * Two people who change one studio at once: what each saw on their page decides, not who is later.
 * Whatever a form shows as it is now may have changed since; saving it would undo that unseen.
 */
import type { StudioChange } from './events'
import type { StudioState } from './state'

/** What changes are about. Two changes of one subject can undo each other, of two subjects never. */
export type Subject = 'register' | 'lead' | 'texts' | (string & {})

/** What an event changes: parts of the studio's own entry, or a thing of it by its id. */
export function subjectsOf({ kind, payload }: StudioChange): Subject[] {
  switch (kind) {
    case 'studio.changed':
      return ['texts']
    case 'studio.leadChanged':
      return ['register', 'lead', 'texts']
    case 'studio.nameChanged':
    case 'studio.unitChanged':
    case 'studio.unitRenamed':
    case 'studio.leadGone':
    case 'studio.unitClosed':
    case 'studio.named':
    case 'studio.levelChanged':
    case 'studio.corrected':
    case 'studio.starChanged':
    case 'studio.statusChanged':
      return ['register']
    case 'member.joined':
    case 'member.left':
    case 'member.changed':
      return [payload.member]
    case 'member.linked':
    case 'member.unlinked':
      return [payload.member ?? 'lead']
    case 'achievement.recorded':
    case 'achievement.changed':
    case 'achievement.withdrawn':
      return [payload.achievement]
    case 'apprenticeship.signed':
    case 'apprenticeship.changed':
    case 'apprenticeship.ended':
    case 'apprenticeship.withdrawn':
      return [payload.apprenticeship]
    case 'grant.received':
    case 'grant.changed':
    case 'grant.withdrawn':
    case 'grant.spent':
    case 'spending.changed':
    case 'spending.withdrawn':
      return [payload.grant]
  }
}

/**
 * Whether what a change is about has changed since its page was made, or whether it means the lead
 * and another one leads the studio now.
 *
 * @param seen how many events the studio's log had on the page
 */
export function isStale(state: StudioState, event: StudioChange, seen: number): boolean {
  const meant = meansLead(state, event) ? ['lead'] : []
  return [...subjectsOf(event), ...meant].some(
    (subject) => (state.changedSeq.get(subject) ?? 0) > seen,
  )
}

function meansLead({ lead }: StudioState, { kind, payload }: StudioChange): boolean {
  switch (kind) {
    case 'achievement.recorded':
    case 'achievement.changed':
      return payload.byWhom.includes(lead)
    case 'apprenticeship.signed':
    case 'apprenticeship.changed':
      return (payload.master ?? lead) === lead
    default:
      return false
  }
}
