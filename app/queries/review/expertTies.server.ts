import { reviewsThatCount } from '~/domain/review/applyCycle'
import type { ServiceContext } from '~/services/context'
import { loadCycle } from '~/services/review/cycleLog.server'
import { studiosOfCycle } from './studiosOfCycle.server'

/** The studios of a cycle as one of its experts sees them: those with a tie, and the own ones. */
export async function expertTies(
  { read }: Pick<ServiceContext, 'read'>,
  cycleId: string,
  personId: string,
) {
  const state = await loadCycle(read, cycleId)
  const expert = state?.experts.get(personId)
  if (!state || !expert) return null
  const studios = await studiosOfCycle(read, state)
  const { year, phase, sample, scheme } = state
  return {
    ...{ id: cycleId, year, phase, sample, title: scheme.title },
    isWithdrawn: expert.isWithdrawn,
    studios: reviewsThatCount(state)
      .flatMap(({ studioId, experts }) => {
        const studio = studios.get(studioId)
        if (!studio) return []
        const { name, unit, zone } = studio
        const isDeclared = expert.declared.includes(studioId)
        const isAssigned = experts.includes(personId)
        const line = { studioId, name, unit, zone, isDeclared, isAssigned }
        return [{ ...line, isMine: isAssigned && !isDeclared }]
      })
      .sort((a, b) => Number(b.isAssigned) - Number(a.isAssigned) || (a.name < b.name ? -1 : 1)),
  }
}
