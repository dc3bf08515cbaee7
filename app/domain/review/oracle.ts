/** Recomputes a review's points with plain fractions: nothing is shared with what it checks. */
import {
  addAll,
  less,
  minus,
  nothing,
  plus,
  rounded,
  times,
  write,
  type Fraction,
} from '../contest/oracleFraction'
import { judgeStage, type OracleSheet } from '../contest/oracleStage'
import type { Figures, Formula } from './formula'
import { judgedStage, type Rubric } from './rubric'

const min = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? a : b)
const max = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a)

/** Counts one by one where the product multiplies. */
function pointsOf(formula: Formula, figures: Figures, unit: bigint): Fraction {
  const marks = (points: number): Fraction => [BigInt(points), unit]
  const figure = (key: string): number => Number(figures[key])
  switch (formula.kind) {
    case 'each': {
      let points = nothing
      for (let left = figure(formula.figure); left >= formula.per; left -= formula.per) {
        points = plus(points, marks(formula.points))
      }
      return min(points, marks(formula.cap))
    }
    case 'shortfall': {
      let points = marks(formula.full)
      for (let have = figure(formula.figure); have < formula.target; have += 1) {
        points = minus(points, marks(formula.minus))
      }
      return max(points, marks(formula.floor))
    }
    case 'steps': {
      let points = nothing
      for (const step of formula.steps) {
        if (figure(formula.figure) >= step.from) points = marks(step.points)
      }
      return points
    }
    case 'share': {
      if (figure(formula.of) === 0) return marks(formula.whenNone)
      const share: Fraction = [BigInt(figure(formula.figure)), BigInt(figure(formula.of))]
      return times(min(share, [1n, 1n]), marks(formula.full))
    }
    case 'sum': {
      const parts = formula.parts.map((part) => pointsOf(part, figures, unit))
      return min(max(addAll(parts), marks(formula.floor)), marks(formula.cap))
    }
  }
}

/** The total as "n/d" in lowest terms, or null while something is missing. */
export function oracleReview(
  rubric: Rubric,
  figures: Figures,
  sheets: readonly OracleSheet[],
): string | null {
  const unit = 10n ** BigInt(rubric.places)
  const item = ({ formula }: { formula: Formula }): Fraction =>
    rounded(pointsOf(formula, figures, unit), rubric.rounding.item)
  let total = nothing
  for (const section of rubric.sections) {
    for (const one of section.items) if (one.kind === 'measured') total = plus(total, item(one))
  }
  for (const judging of rubric.judging) {
    const own = sheets.filter(({ stage }) => stage === judging.key)
    const outcome = judgeStage(judgedStage(rubric, judging), own)
    if (outcome === null) return null
    total = plus(total, outcome.score)
  }
  const bonus = addAll(rubric.bonus.items.map(item))
  total = plus(total, min(bonus, [BigInt(rubric.bonus.cap), unit]))
  for (const deduction of rubric.deductions) total = minus(total, item(deduction))
  total = min(max(total, [BigInt(rubric.floor), unit]), [BigInt(rubric.ceiling), unit])
  return write(rounded(total, rubric.rounding.total))
}
