import { isCount } from '../contest/checkScheme'
import type { Units } from '../contest/ruleSet'
import type { Formula } from './formula'

export interface Bounds {
  readonly least: Units
  readonly most: Units
}

/**
 * The least and the most points that a formula can give, or null when its numbers cannot be
 * computed with. Only the parts of a `sum` may take points off.
 */
export function formulaBounds(formula: Formula): Bounds | null {
  switch (formula.kind) {
    case 'each':
      return isCount(formula.per, 1) && isCount(formula.points, 1) && isCount(formula.cap, 0)
        ? { least: 0, most: formula.cap }
        : null
    case 'shortfall': {
      const { target, full, minus, floor } = formula
      const sound = isCount(target, 1) && isCount(minus, 1) && isUnits(full) && isUnits(floor)
      return sound && floor <= full ? { least: floor, most: full } : null
    }
    case 'steps': {
      const { steps } = formula
      const rising = steps.every(({ from }, index) => from > (steps[index - 1]?.from ?? -1))
      const points = steps.map((step) => step.points)
      const sound = rising && points.every(isUnits) && steps.every(({ from }) => isCount(from, 0))
      return sound && steps[0]?.from === 0
        ? { least: Math.min(...points), most: Math.max(...points) }
        : null
    }
    case 'share': {
      const { full, whenNone } = formula
      if (!isCount(full, 1) || !isCount(whenNone, 0)) return null
      return { least: 0, most: Math.max(full, whenNone) }
    }
    case 'sum': {
      const { parts, floor, cap } = formula
      const sound = parts.length > 0 && parts.every((part) => formulaBounds(part) !== null)
      return sound && isUnits(floor) && isUnits(cap) && floor <= cap
        ? { least: floor, most: cap }
        : null
    }
  }
}

function isUnits(value: number): boolean {
  return Number.isSafeInteger(value)
}
