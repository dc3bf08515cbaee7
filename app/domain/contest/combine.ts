import { compare, divide, fromInteger, sum, type Rational } from '../arithmetic/rational'
import type { Combination } from './ruleSet'

export interface SeatValue {
  readonly seat: string
  readonly value: Rational
}

export interface DroppedSeat {
  readonly seat: string
  readonly side: 'high' | 'low'
}

export type Combined =
  | {
      readonly kind: 'complete'
      /** Exact; nothing is rounded here. */
      readonly value: Rational
      /** The seats whose marks make the value, in seat order. */
      readonly kept: readonly string[]
      readonly dropped: readonly DroppedSeat[]
    }
  /** `have` seats scored, `need` must have, the dropped ones included. */
  | { readonly kind: 'incomplete'; readonly have: number; readonly need: number }

function bySeat(a: { seat: string }, b: { seat: string }): number {
  if (a.seat === b.seat) return 0
  return a.seat < b.seat ? -1 : 1
}

/** How many of the highest and of the lowest marks fall away. A median keeps the middle. */
function drops(combination: Combination, have: number): { high: number; low: number } {
  if (combination.method === 'trimmedMean') {
    return { high: combination.dropHigh, low: combination.dropLow }
  }
  if (combination.method === 'median') {
    const each = Math.floor((have - 1) / 2)
    return { high: each, low: each }
  }
  return { high: 0, low: 0 }
}

/** How many seats must score before their marks can be combined. */
function seatsNeeded(combination: Combination): number {
  const trimmed = combination.method === 'trimmedMean'
  const dropped = trimmed ? combination.dropHigh + combination.dropLow : 0
  return Math.max(1, combination.minKept) + dropped
}

/** Joins the marks of the seats that count: their sum for `sum`, otherwise their mean. */
export function joinKept(method: Combination['method'], values: readonly Rational[]): Rational {
  const total = sum(values)
  return method === 'sum' ? total : divide(total, fromInteger(values.length))
}

/**
 * Combines the marks of the seats that scored. Drops apply to those seats only; fewer than
 * `minKept` after dropping is incomplete, never zero.
 *
 * The outcome does not depend on the order of `values`. Among equal marks the low end drops the
 * earliest seat ids and the high end the latest. A median is the mean of the middle one or two
 * marks, and names the others as dropped.
 *
 * Practice: five judges, one highest and one lowest dropped, mean of the rest (national vocational
 * contests).
 */
export function combine(combination: Combination, values: readonly SeatValue[]): Combined {
  const have = values.length
  const need = seatsNeeded(combination)
  if (have < need) return { kind: 'incomplete', have, need }

  const { high, low } = drops(combination, have)
  const ordered =
    high + low === 0
      ? [...values].sort(bySeat)
      : [...values].sort((a, b) => compare(a.value, b.value) || bySeat(a, b))
  const kept = ordered.slice(low, have - high)
  return {
    kind: 'complete',
    value: joinKept(
      combination.method,
      kept.map((seat) => seat.value),
    ),
    kept: kept.sort(bySeat).map(({ seat }) => seat),
    dropped: [
      ...ordered.slice(have - high).map(({ seat }) => ({ seat, side: 'high' as const })),
      ...ordered.slice(0, low).map(({ seat }) => ({ seat, side: 'low' as const })),
    ],
  }
}
