import type { RowProblem } from './cells'
import type { StudioColumn } from './detailColumns'

/** How a row names its studio; empty where it says nothing. */
export type StudioNaming = Readonly<Record<StudioColumn, string>>

export type NamingProblemCode = 'studioUnknown' | 'studioOther' | 'nameTwice'
type NamingProblem = RowProblem<NamingProblemCode, StudioColumn>

/**
 * Finds the studio that a row is about: by its id, else by a name that only one studio has, or only
 * one of its unit. What else the row says of the studio has to be so.
 */
export function studioFinder<Studio extends StudioNaming>(
  studios: readonly Studio[],
): (naming: StudioNaming) => { studio: Studio } | { problem: NamingProblem } {
  const byId = new Map(studios.map((studio) => [studio.id, studio]))
  const byName = new Map<string, Studio[]>()
  for (const studio of studios) {
    byName.set(studio.name, [...(byName.get(studio.name) ?? []), studio])
  }
  return ({ id, name, creditCode }) => {
    const isOfUnit = (studio: Studio) => creditCode === '' || studio.creditCode === creditCode
    if (id !== '') {
      const studio = byId.get(id)
      if (!studio) return problem('id', 'studioUnknown')
      if (name !== '' && studio.name !== name) return problem('name', 'studioOther')
      return isOfUnit(studio) ? { studio } : problem('creditCode', 'studioOther')
    }
    const [studio, another] = (byName.get(name) ?? []).filter(isOfUnit)
    if (!studio) return problem('name', 'studioUnknown')
    return another ? problem('name', 'nameTwice') : { studio }
  }
}

function problem(column: StudioColumn, code: NamingProblemCode): { problem: NamingProblem } {
  return { problem: { column, code } }
}
