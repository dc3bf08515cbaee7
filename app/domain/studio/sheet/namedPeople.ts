import { isSameName } from '../../people/sameName'
import type { StudioDetails } from './details'

export type PeopleProblemCode = 'personUnknown' | 'personTwice'

/**
 * The ids of people of a studio by their names: its lead and present members, else those who were
 * there. Nobody is guessed where two have one name.
 */
export function peopleNamed(
  wanted: readonly string[],
  { state, names }: StudioDetails,
): { people: string[] } | { code: PeopleProblemCode } {
  const here = [state.lead]
  const gone = state.leads.map(({ id }) => id).filter((id) => id !== state.lead)
  for (const [id, { leftOn }] of state.members) (leftOn === null ? here : gone).push(id)
  const people: string[] = []
  for (const name of wanted) {
    const isNamed = (id: string) => isSameName(names.get(id) ?? '', name)
    const present = here.filter(isNamed)
    const [person, another] = present.length > 0 ? present : gone.filter(isNamed)
    if (person === undefined) return { code: 'personUnknown' }
    if (another !== undefined) return { code: 'personTwice' }
    people.push(person)
  }
  return { people }
}
