import { round, type Rational } from '../arithmetic/rational'
import type { Rounding } from './ruleSet'

/** One step of the arithmetic, kept for the screen that explains a result. Values are marks. */
export interface Step {
  /** The value before this step's rounding. */
  readonly exact: Rational
  /** The value the next step goes on with. */
  readonly value: Rational
  readonly rounding: Rounding
}

export function step(exact: Rational, rounding: Rounding): Step {
  return { exact, value: round(exact, rounding), rounding }
}
