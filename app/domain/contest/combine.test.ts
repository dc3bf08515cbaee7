import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fromUnits, round, toDecimal } from '../arithmetic/rational'
import { combine, type SeatValue } from './combine'
import { dropOneEach, mean, twoDecimals } from './testRules'

function seats(...units: number[]): SeatValue[] {
  return units.map((unit, index) => ({ seat: `s${index + 1}`, value: fromUnits(unit, 2) }))
}

function written(result: ReturnType<typeof combine>): string {
  if (result.kind === 'incomplete') return `${result.have} of ${result.need}`
  return toDecimal(round(result.value, twoDecimals), 2)
}

describe('combine', () => {
  test.each([
    ['mean', { ...mean }, [8000, 9000, 8500], '85.00'],
    ['sum', { ...mean, method: 'sum' as const }, [8000, 9000, 8500], '255.00'],
    ['median of three', { ...mean, method: 'median' as const }, [8000, 9000, 8500], '85.00'],
    ['median of four', { ...mean, method: 'median' as const }, [8000, 9000, 8500, 8600], '85.50'],
    ['median of one', { ...mean, method: 'median' as const }, [8000], '80.00'],
    ['five judges, one high and one low dropped', dropOneEach, [900, 910, 925, 940, 990], '9.25'],
    ['speech mean to two decimals', dropOneEach, [901, 902, 902, 903, 904], '9.02'],
    ['four judges with a kept minimum of three', dropOneEach, [900, 910, 925, 940], '4 of 5'],
    ['nobody scored', mean, [], '0 of 1'],
  ])('%s', (_, combination, values, expected) => {
    expect(written(combine(combination, seats(...values)))).toBe(expected)
  })

  it('says whose marks were dropped', () => {
    expect(combine(dropOneEach, seats(910, 990, 925, 900, 940))).toMatchObject({
      kept: ['s1', 's3', 's5'],
      dropped: [
        { seat: 's2', side: 'high' },
        { seat: 's4', side: 'low' },
      ],
    })
  })

  it('drops among equal marks by seat, in whatever order they come', () => {
    const values = seats(900, 900, 900, 900, 900)
    fc.assert(
      fc.property(fc.shuffledSubarray(values, { minLength: 5 }), (shuffled) => {
        expect(combine(dropOneEach, shuffled)).toMatchObject({
          kept: ['s2', 's3', 's4'],
          dropped: [
            { seat: 's5', side: 'high' },
            { seat: 's1', side: 'low' },
          ],
        })
      }),
    )
  })

  it('applies drops to the seats that scored', () => {
    const four = { ...dropOneEach, minKept: 2 }
    expect(written(combine(four, seats(900, 910, 920, 990)))).toBe('9.15')
  })
})
