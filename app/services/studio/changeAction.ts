import type { Action } from '~/domain/people/permissions'
import type { StudioChangeForm } from '~/protocol/studio'

/** What one must be allowed to do for a change; see domain/people/permissionTable.ts. */
export const CHANGE_ACTIONS: Record<StudioChangeForm['change'], Action> = {
  texts: 'studio.edit',
  join: 'studio.edit',
  amendMember: 'studio.edit',
  leave: 'studio.edit',
  // a consent is withdrawn wherever it can be said
  unlink: 'studio.edit',
  record: 'studio.edit',
  amend: 'studio.edit',
  withdraw: 'studio.edit',
  sign: 'studio.edit',
  end: 'studio.edit',
  amendApprenticeship: 'studio.edit',
  withdrawApprenticeship: 'studio.edit',
  spend: 'studio.edit',
  amendSpending: 'studio.edit',
  withdrawSpending: 'studio.edit',
  link: 'studio.place',
  receive: 'studio.place',
  amendGrant: 'studio.place',
  withdrawGrant: 'studio.place',
  name: 'studio.place',
  lead: 'studio.place',
  unit: 'studio.place',
  leadGone: 'studio.place',
  unitClosed: 'studio.place',
  correct: 'studio.decide',
  // a unit has studios in other zones
  renameUnit: 'studio.decide',
  naming: 'studio.decide',
  level: 'studio.decide',
  status: 'studio.decide',
}
