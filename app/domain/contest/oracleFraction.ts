/** The oracle's own fractions: nothing is shared with the arithmetic that they check. */
import type { Rounding } from './ruleSet'

export type Fraction = [top: bigint, bottom: bigint]

export const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
export const minus = (a: Fraction, b: Fraction): Fraction => [
  a[0] * b[1] - b[0] * a[1],
  a[1] * b[1],
]
export const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]]
export const less = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1]
export const same = (a: Fraction, b: Fraction): boolean => a[0] * b[1] === b[0] * a[1]
export const nothing: Fraction = [0n, 1n]
export const addAll = (list: readonly Fraction[]): Fraction => list.reduce(plus, nothing)

export function write([top, bottom]: Fraction): string {
  const commonOf = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonOf(b, a % b))
  const common = commonOf(top < 0n ? -top : top, bottom)
  return `${top / common}/${bottom / common}`
}

/** Looks at the two neighbours on the grid of 10^-places and picks one. */
export function rounded(value: Fraction, { round, places }: Rounding): Fraction {
  if (round === 'none') return value
  if (value[0] < 0n) return minus(nothing, rounded(minus(nothing, value), { round, places }))
  let grid = 1n
  for (let i = 0; i < places; i++) grid *= 10n
  const lower: Fraction = [(value[0] * grid) / value[1], grid]
  if (same(lower, value)) return value
  const upper = plus(lower, [1n, grid])
  const middle = plus(lower, [1n, 2n * grid])
  if (round === 'down') return lower
  if (round === 'up') return upper
  if (less(value, middle)) return lower
  if (less(middle, value)) return upper
  if (round === 'halfUp') return upper
  return lower[0] % 2n === 0n ? lower : upper
}
