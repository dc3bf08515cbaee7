import type { Rounding } from '~/domain/contest/ruleSet'

/**
 * Exact fractions. Means and products of marks stay exact until the rule set says "round".
 * Always normalised: lowest terms, `d` positive, zero is 0/1.
 */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const zero: Rational = { n: 0n, d: 1n }
export const one: Rational = { n: 1n, d: 1n }

const largestSafe = BigInt(Number.MAX_SAFE_INTEGER)

/** Greatest common divisor; `b` is positive. Plain numbers, where they are safe, are far faster. */
function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b
  while (x > largestSafe || y > largestSafe) {
    if (y === 0n) return x
    ;[x, y] = [y, x % y]
  }
  let m = Number(x)
  let n = Number(y)
  while (n !== 0) [m, n] = [n, m % n]
  return BigInt(m)
}

function normalise(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('A fraction needs a denominator other than zero')
  if (d < 0n) return normalise(-n, -d)
  if (d === 1n) return { n, d }
  const common = gcd(n, d)
  return common === 1n ? { n, d } : { n: n / common, d: d / common }
}

/** @throws RangeError when `value` is not an integer. */
export function fromInteger(value: number | bigint): Rational {
  return { n: BigInt(value), d: 1n }
}

/** @throws RangeError when a part is not an integer or `den` is zero. */
export function fromRatio(num: number | bigint, den: number | bigint): Rational {
  return normalise(BigInt(num), BigInt(den))
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? normalise(a.n + b.n, a.d) : normalise(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d }
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b))
}

export function multiply(a: Rational, b: Rational): Rational {
  return normalise(a.n * b.n, a.d * b.d)
}

/** @throws RangeError when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return normalise(a.n * b.d, a.d * b.n)
}

/** Negative when `a < b`, zero when equal, positive when `a > b`; fit for `Array.sort`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d
  const right = b.n * a.d
  if (left === right) return 0
  return left < right ? -1 : 1
}

export function equals(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d
}

export function sum(values: Iterable<Rational>): Rational {
  let total = zero
  for (const value of values) total = add(total, value)
  return total
}

/** The text form for transport and storage, "n/d" in lowest terms: equal values, equal keys. */
export function toKey(value: Rational): string {
  return `${value.n}/${value.d}`
}

/** Reads what `toKey` wrote. @throws RangeError for any other text. */
export function fromKey(key: string): Rational {
  const parts = /^(-?\d+)\/(\d+)$/.exec(key)
  if (!parts?.[1] || !parts[2]) throw new RangeError(`Not a fraction: ${JSON.stringify(key)}`)
  return normalise(BigInt(parts[1]), BigInt(parts[2]))
}

/** 10^places. @throws RangeError unless `places` is a non-negative integer. */
export function powerOfTen(places: number): bigint {
  if (!Number.isInteger(places) || places < 0) throw new RangeError(`Not decimal places: ${places}`)
  return 10n ** BigInt(places)
}

function roundsAway(mode: Rounding['round'], whole: bigint, rest: bigint, d: bigint): boolean {
  if (rest === 0n) return false
  switch (mode) {
    case 'halfUp':
      return rest * 2n >= d
    case 'halfEven':
      return rest * 2n > d || (rest * 2n === d && whole % 2n === 1n)
    case 'up':
      return true
    case 'down':
    case 'none':
      return false
  }
}

/**
 * Rounds to `places` decimals of a mark. All modes work on the magnitude, so a negative value is
 * the mirror image of the positive one: `down` goes towards zero, `up` away from it, and `halfUp`
 * sends a half away from zero. `none` returns the exact value.
 *
 * @throws RangeError unless `places` is a non-negative integer.
 */
export function round(value: Rational, rounding: Rounding): Rational {
  if (rounding.round === 'none') return value
  const scale = powerOfTen(rounding.places)
  const negative = value.n < 0n
  const scaled = (negative ? -value.n : value.n) * scale
  const whole = scaled / value.d
  const rest = scaled % value.d
  const magnitude = roundsAway(rounding.round, whole, rest, value.d) ? whole + 1n : whole
  return fromRatio(negative ? -magnitude : magnitude, scale)
}

/**
 * Writes the value with exactly `places` decimals. It never rounds: rounding is a step of the
 * rules and must have been done before.
 *
 * @throws RangeError when the value has more decimals than that, such as 1/3.
 */
export function toDecimal(value: Rational, places: number): string {
  const scale = powerOfTen(places)
  const scaled = value.n * scale
  if (scaled % value.d !== 0n) {
    throw new RangeError(`${value.n}/${value.d} cannot be written with ${places} decimals`)
  }
  const units = scaled / value.d
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const sign = units < 0n ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** An integer number of units of 10^-places as marks: 725 with 2 places is 7.25. */
export function fromUnits(units: number, places: number): Rational {
  return fromRatio(units, powerOfTen(places))
}
