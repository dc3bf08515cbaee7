import { isSameName } from '../people/sameName'

/** A studio as bars see it. */
export interface BarFacts {
  readonly unitId: string
  readonly leadName: string
  /** The lead's account; null where there is none. */
  readonly leadPersonId: string | null
}

/** A studio that lost its plaque, with the last day on which its lead may not apply. */
export interface BarredStudio extends BarFacts {
  readonly id: string
  readonly name: string
  readonly barredUntil: string
}

/**
 * A bar follows the lead into another studio: the same account, or the same name in the same unit.
 * Another lead of that unit is free to apply.
 *
 * @returns the bar that lasts the longest; null when nothing bars this lead on this day
 */
export function barOfLead(
  lead: BarFacts,
  barred: readonly BarredStudio[],
  today: string,
): BarredStudio | null {
  return longest(barred.filter((one) => one.barredUntil >= today && isSameLead(one, lead)))
}

/**
 * The bar that keeps a studio from being named or promoted: its own, whoever leads it by now, or
 * one that followed its lead from another studio.
 *
 * @returns the bar that lasts the longest; null when there is none on this day
 */
export function barOfStudio(
  studio: BarFacts & Pick<BarredStudio, 'id'>,
  barred: readonly BarredStudio[],
  today: string,
): BarredStudio | null {
  const own = barred.filter((one) => one.barredUntil >= today && one.id === studio.id)
  return longest([...own, barOfLead(studio, barred, today) ?? []].flat())
}

/** A bar in the same unit, which is no obstacle but worth a look: was the lead only exchanged? */
export function barInUnit(
  { unitId }: Pick<BarFacts, 'unitId'>,
  barred: readonly BarredStudio[],
  today: string,
): BarredStudio | null {
  return longest(barred.filter((one) => one.barredUntil >= today && one.unitId === unitId))
}

function isSameLead(one: BarFacts, other: BarFacts): boolean {
  if (one.leadPersonId !== null && one.leadPersonId === other.leadPersonId) return true
  return one.unitId === other.unitId && isSameName(one.leadName, other.leadName)
}

function longest(bars: readonly BarredStudio[]): BarredStudio | null {
  return bars.reduce<BarredStudio | null>(
    (last, one) => (last === null || one.barredUntil > last.barredUntil ? one : last),
    null,
  )
}
