import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  add,
  compare,
  divide,
  equals,
  fromInteger,
  fromKey,
  fromRatio,
  fromUnits,
  multiply,
  round,
  subtract,
  sum,
  toDecimal,
  toKey,
  type Rational,
} from './rational'

const integers = fc.integer({ min: -10_000, max: 10_000 })
const fractions = fc
  .tuple(integers, fc.integer({ min: 1, max: 1_000 }))
  .map(([num, den]) => fromRatio(num, den))

describe('fractions', () => {
  it('are in lowest terms with a positive denominator', () => {
    expect(fromRatio(6, -8)).toEqual({ n: -3n, d: 4n })
    expect(fromRatio(0, -5)).toEqual({ n: 0n, d: 1n })
    expect(() => fromRatio(1, 0)).toThrow(RangeError)
    expect(() => fromInteger(0.5)).toThrow(RangeError)
  })

  it('follow the laws of arithmetic', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(subtract(add(a, b), b)).toEqual(a)
        expect(sum([a, b, c])).toEqual(add(add(a, b), c))
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a)
      }),
    )
  })

  it('compare as their values do', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(subtract(a, b).n)))
        expect(equals(a, b)).toBe(compare(a, b) === 0)
      }),
    )
  })

  it('travel as text', () => {
    expect(toKey(fromRatio(-50, 4))).toBe('-25/2')
    fc.assert(fc.property(fractions, (a) => equals(fromKey(toKey(a)), a)))
    for (const bad of ['', '1', '1/0', '1/-2', '1.5/2', ' 1/2', '1/2x']) {
      expect(() => fromKey(bad), bad).toThrow(RangeError)
    }
  })
})

describe('round', () => {
  test.each([
    ['halfUp', 5, '0.01'],
    ['halfUp', -5, '-0.01'],
    ['halfUp', 4, '0.00'],
    ['halfEven', 5, '0.00'],
    ['halfEven', 15, '0.02'],
    ['halfEven', -15, '-0.02'],
    ['halfEven', -25, '-0.02'],
    ['halfEven', 26, '0.03'],
    ['down', 19, '0.01'],
    ['down', -19, '-0.01'],
    ['up', 11, '0.02'],
    ['up', -11, '-0.02'],
    ['up', 10, '0.01'],
  ] as const)('%s of %i thousandths to two decimals is %s', (mode, thousandths, expected) => {
    const rounded = round(fromUnits(thousandths, 3), { round: mode, places: 2 })
    expect(toDecimal(rounded, 2)).toBe(expected)
  })

  it('leaves the exact value with none', () => {
    const third = fromRatio(1, 3)
    expect(round(third, { round: 'none', places: 0 })).toBe(third)
  })

  const modes = fc.constantFrom('halfUp', 'halfEven', 'down', 'up')
  const magnitude = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d })

  it('lands on the grid, less than one step away, as a mirror image for negatives', () => {
    fc.assert(
      fc.property(fractions, modes, fc.nat(4), (value, mode, places) => {
        const rounding = { round: mode, places }
        const rounded = round(value, rounding)
        const step = fromRatio(1, 10n ** BigInt(places))
        expect(() => toDecimal(rounded, places)).not.toThrow()
        expect(compare(magnitude(subtract(rounded, value)), step)).toBeLessThan(0)
        const mirrored = round({ n: -value.n, d: value.d }, rounding)
        expect(mirrored).toEqual({ n: -rounded.n, d: rounded.d })
        if (mode === 'up') expect(compare(magnitude(rounded), magnitude(value))).not.toBe(-1)
        if (mode === 'down') expect(compare(magnitude(rounded), magnitude(value))).not.toBe(1)
      }),
    )
  })

  it('refuses places that are no count', () => {
    expect(() => round(fromInteger(1), { round: 'up', places: -1 })).toThrow(RangeError)
  })
})

describe('toDecimal', () => {
  test.each([
    [fromRatio(29, 4), 2, '7.25'],
    [fromRatio(-1, 20), 2, '-0.05'],
    [fromInteger(7), 2, '7.00'],
    [fromInteger(-120), 0, '-120'],
    [fromInteger(0), 3, '0.000'],
  ])('writes %o with %i decimals', (value, places, expected) => {
    expect(toDecimal(value, places)).toBe(expected)
  })

  it('never rounds', () => {
    expect(() => toDecimal(fromRatio(1, 3), 2)).toThrow(RangeError)
    expect(() => toDecimal(fromRatio(1, 8), 2)).toThrow(RangeError)
  })
})
