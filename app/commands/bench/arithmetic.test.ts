import { expect, it } from 'vitest'
import { figureOf, median, percentile, rounded } from './arithmetic'

it.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

it.each([
  [0.5, 50],
  [0.99, 99],
  [0.995, 100],
  [1, 100],
  [0, 1],
])('%d of 1 to 100 are within %d', (share, expected) => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(percentile(values, share)).toBe(expected)
})

it('has no figure of nothing', () => {
  expect(() => median([])).toThrow(RangeError)
  expect(() => percentile([], 0.5)).toThrow(RangeError)
})

it('takes the ratio round by round, so that a slow spell of the machine does not show', () => {
  const rounds = [
    { value: 50, limit: 100 },
    { value: 5, limit: 10 },
    { value: 60, limit: 100 },
  ]
  expect(figureOf(rounds, 1)).toEqual({ value: 50, limit: 100, ratio: 0.5 })
})

it('rounds', () => {
  expect([rounded(1.2345, 2), rounded(1234.5, 0)]).toEqual([1.23, 1235])
})
