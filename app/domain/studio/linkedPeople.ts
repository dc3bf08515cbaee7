import type { StudioState } from './state'

/** Somebody whose results in contests a studio may show. */
export interface LinkedPerson {
  readonly as: 'lead' | 'member'
  readonly person: string
}

/** The accounts that a studio is linked with, the lead's first. */
export function linkedPeople({
  linkedLead,
  members,
}: Pick<StudioState, 'linkedLead' | 'members'>): LinkedPerson[] {
  const lead = linkedLead === null ? [] : [{ as: 'lead' as const, person: linkedLead }]
  const others = [...members.values()].flatMap(({ person }) =>
    person === null ? [] : [{ as: 'member' as const, person }],
  )
  return [...lead, ...others]
}
