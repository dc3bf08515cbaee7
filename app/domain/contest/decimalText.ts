import { round, toDecimal, type Rational } from '../arithmetic/rational'
import type { Rounding } from './ruleSet'

/** Most decimals that a value is shown with when the rules do not round it. */
const MOST_PLACES = 6

/**
 * A value as text for a screen. A rounded value has the decimals that the rules say; one that is
 * not rounded has at least `places`, as many as it takes up to six, and is cut off (half up) there:
 * the text is for reading, ranks are made from the exact keys.
 */
export function decimalText(value: Rational, rounding: Rounding, places: number): string {
  if (rounding.round !== 'none') return toDecimal(value, rounding.places)
  for (let digits = places; digits < MOST_PLACES; digits += 1) {
    const shown = round(value, { round: 'down', places: digits })
    if (shown.n === value.n && shown.d === value.d) return toDecimal(value, digits)
  }
  const most = Math.max(places, MOST_PLACES)
  return toDecimal(round(value, { round: 'halfUp', places: most }), most)
}
