import {
  divide,
  fromInteger,
  fromUnits,
  negate,
  subtract,
  sum,
  type Rational,
} from '../arithmetic/rational'
import { openDeviations } from '../contest/deviation'
import type { StageRules } from '../contest/ruleSet'
import { addsUp, aspectsOf, unitsOfAll, type SheetMarks } from '../contest/sheetMarks'

/** How one expert marks beside the others, in points. */
export interface ExpertSpread {
  readonly seat: string
  /** Submitted sheets. */
  readonly sheets: number
  /** Studios that somebody else scored as well. */
  readonly compared: number
  /** Mean of own sum minus the panel's mean: negative is severe; null without a comparison. */
  readonly meanDeviation: Rational | null
  /** The same without signs: how far off, whichever way. */
  readonly meanDistance: Rational | null
  /** Studios for which this expert was farthest from the mean of marks outside the limit. */
  readonly outside: number
}

/**
 * A diagnostic of a panel from its submitted sheets, one list for each studio, by seat. Nothing
 * that scores reads it: it changes no mark, total or rating.
 *
 * @throws RangeError as `openDeviations` does.
 */
export function expertSpread(
  stage: StageRules,
  studios: readonly (readonly SheetMarks[])[],
): ExpertSpread[] {
  const seats = new Map<string, { sheets: number; outside: number; off: Rational[] }>()
  const of = (seat: string) => {
    const known = seats.get(seat) ?? { sheets: 0, outside: 0, off: [] }
    seats.set(seat, known)
    return known
  }
  const marks = aspectsOf(stage).filter(addsUp)
  for (const sheets of studios) {
    for (const { seat } of sheets) of(seat).sheets += 1
    const far = openDeviations(stage, sheets).flatMap(({ farthest }) => farthest)
    for (const seat of new Set(far)) of(seat).outside += 1
    for (const { seat, value } of deviations(stage, marks, sheets)) of(seat).off.push(value)
  }
  return [...seats]
    .map(([seat, { sheets, outside, off }]) => ({
      ...{ seat, sheets, outside, compared: off.length },
      meanDeviation: mean(off),
      meanDistance: mean(off.map(magnitude)),
    }))
    .sort((a, b) => (a.seat < b.seat ? -1 : 1))
}

/** Each seat's sum minus the mean of all; nothing where fewer than two scored everything. */
function deviations(
  stage: StageRules,
  marks: Parameters<typeof unitsOfAll>[0],
  sheets: readonly SheetMarks[],
): { seat: string; value: Rational }[] {
  const sums = sheets.flatMap((sheet) => {
    const units = unitsOfAll(marks, sheet)
    return units === undefined ? [] : [{ seat: sheet.seat, value: fromUnits(units, stage.places) }]
  })
  const middle = mean(sums.map(({ value }) => value))
  if (middle === null || sums.length < 2) return []
  return sums.map(({ seat, value }) => ({ seat, value: subtract(value, middle) }))
}

function mean(values: readonly Rational[]): Rational | null {
  return values.length === 0 ? null : divide(sum(values), fromInteger(values.length))
}

function magnitude(value: Rational): Rational {
  return value.n < 0n ? negate(value) : value
}
