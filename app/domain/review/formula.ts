import {
  add,
  compare,
  fromInteger,
  fromRatio,
  fromUnits,
  multiply,
  one,
  zero,
  type Rational,
} from '../arithmetic/rational'
import type { Units } from '../contest/ruleSet'

/** What the register says of a studio's year, by key. Money is in fen. */
export type Figures = Readonly<Record<string, number | bigint>>

/**
 * How points come from figures, as data. Points are in the rubric's smallest unit.
 *
 * - `each`: points for every whole `per` of the figure, up to `cap`
 * - `shortfall`: `full`, less `minus` for every one short of `target`, down to `floor`
 * - `steps`: the points of the highest step that the figure reaches; the first step is from 0
 * - `share`: `full` times figure / of, never more than `full`; `whenNone` if `of` is 0
 * - `sum`: its parts added up, between `floor` and `cap`
 */
export type Formula =
  | { kind: 'each'; figure: string; per: number; points: Units; cap: Units }
  | {
      kind: 'shortfall'
      figure: string
      target: number
      full: Units
      minus: Units
      floor: Units
    }
  | { kind: 'steps'; figure: string; steps: readonly { from: number; points: Units }[] }
  | { kind: 'share'; figure: string; of: string; full: Units; whenNone: Units }
  | { kind: 'sum'; parts: readonly Formula[]; floor: Units; cap: Units }

/** How a formula came to its points, for the screen that explains them. Values are points. */
export interface FormulaTrace {
  readonly formula: Formula
  readonly figures: readonly { readonly key: string; readonly value: bigint }[]
  /** Before cap, floor or "never more than full". */
  readonly raw: Rational
  readonly value: Rational
  readonly parts: readonly FormulaTrace[]
}

/** The figures a formula reads, each once, in its order. */
export function figuresOf(formula: Formula): string[] {
  if (formula.kind === 'sum') return [...new Set(formula.parts.flatMap(figuresOf))]
  return formula.kind === 'share' ? [formula.figure, formula.of] : [formula.figure]
}

/**
 * The points of a formula that passed `checkReviewScheme`, with every figure it reads present.
 * Exact: nothing is rounded here.
 *
 * @throws RangeError for a figure that is not there or no integer.
 */
export function evaluate(formula: Formula, figures: Figures, places: number): FormulaTrace {
  const read = figuresOf(formula).map((key) => ({ key, value: figureOf(figures, key) }))
  if (formula.kind === 'sum') {
    const parts = formula.parts.map((part) => evaluate(part, figures, places))
    const raw = parts.reduce((total, { value }) => add(total, value), zero)
    const value = between(raw, formula.floor, formula.cap, places)
    return { formula, figures: read, raw, value, parts }
  }
  const { raw, value } = points(formula, figures, places)
  return { formula, figures: read, raw, value, parts: [] }
}

function points(
  formula: Exclude<Formula, { kind: 'sum' }>,
  figures: Figures,
  places: number,
): { raw: Rational; value: Rational } {
  const figure = figureOf(figures, formula.figure)
  const marks = (units: Units): Rational => fromUnits(units, places)
  switch (formula.kind) {
    case 'each': {
      const whole = figure < 0n ? 0n : figure / BigInt(formula.per)
      const raw = multiply(fromInteger(whole), marks(formula.points))
      return { raw, value: between(raw, 0, formula.cap, places) }
    }
    case 'shortfall': {
      const target = BigInt(formula.target)
      const short = figure < target ? target - figure : 0n
      const raw = add(marks(formula.full), multiply(fromInteger(-short), marks(formula.minus)))
      return { raw, value: between(raw, formula.floor, formula.full, places) }
    }
    case 'steps': {
      const reached = formula.steps.findLast(({ from }) => figure >= BigInt(from))
      const raw = marks(reached?.points ?? 0)
      return { raw, value: raw }
    }
    case 'share': {
      const of = figureOf(figures, formula.of)
      if (of <= 0n) return { raw: marks(formula.whenNone), value: marks(formula.whenNone) }
      const share = fromRatio(figure < 0n ? 0n : figure, of)
      const capped = compare(share, one) > 0 ? one : share
      return {
        raw: multiply(share, marks(formula.full)),
        value: multiply(capped, marks(formula.full)),
      }
    }
  }
}

function between(value: Rational, floor: Units, cap: Units, places: number): Rational {
  const [low, high] = [fromUnits(floor, places), fromUnits(cap, places)]
  if (compare(value, low) < 0) return low
  return compare(value, high) > 0 ? high : value
}

/** @throws RangeError for a figure that is not there or no integer. */
export function figureOf(figures: Figures, key: string): bigint {
  const value = figures[key]
  if (value === undefined) throw new RangeError(`No figure ${key}`)
  return BigInt(value)
}
