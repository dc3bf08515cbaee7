import { lastDayOfYears } from './days'
import type { StudioRefusal } from './refusals'
import type { RegisterRules } from './registerRules'

interface Period {
  startsOn: string
  endsOn: string
}

/**
 * Whether an agreement is of a length that the rules know, and its master has a place for it on each
 * of its days. `others` are the same master's; the most at once is reached on a first day of one.
 */
export function periodRefusal(
  { startsOn, endsOn }: Period,
  others: readonly Period[],
  { leastYears, mostYears, mostPerMaster }: RegisterRules['apprentices'],
): StudioRefusal | null {
  if (endsOn < lastDayOfYears(startsOn, leastYears)) return 'apprenticeshipPeriod'
  if (endsOn > lastDayOfYears(startsOn, mostYears) && !isAnniversary(startsOn, endsOn, mostYears)) {
    return 'apprenticeshipPeriod'
  }
  const firstDays = others.map((other) => other.startsOn)
  const days = [startsOn, ...firstDays.filter((day) => day > startsOn && day <= endsOn)]
  const onDay = (day: string) =>
    others.filter((other) => other.startsOn <= day && day <= other.endsOn).length
  return days.some((day) => onDay(day) >= mostPerMaster) ? 'tooManyApprentices' : null
}

/** Many agreements are written to the same day of a later year, one day more than the years. */
function isAnniversary(startsOn: string, endsOn: string, years: number): boolean {
  const after = Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4))
  return after === years && endsOn.slice(4) === startsOn.slice(4)
}
