import { expect, it } from 'vitest'
import { publicView } from '~/domain/contest/publicView'
import { PublicLog, publicContest } from '~/domain/contest/testPublic'
import { figuresOf } from './figures'

function rows(...scores: number[]) {
  const log = new PublicLog()
  log.draw('practical', 'coded')
  scores.forEach((value, index) => log.scoreAll(`p${index + 1}`, value))
  return publicView(publicContest, log.events).rows
}

it('puts totals into ranges that hold each of them once', () => {
  const { bins, high, low, median } = figuresOf(rows(900, 910, 975, 1_200))
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(4)
  expect(bins[0]).toEqual({ from: 9, to: 9.5, count: 2 })
  expect([high, median, low]).toEqual(['12.00', '9.425', '9.00'])
})

it.each([
  ['an odd count', [900, 910, 975], '9.10'],
  ['an even count', [900, 1_000], '9.50'],
  ['equals in the middle', [900, 910, 910, 975], '9.10'],
  ['a mean with one decimal more', [900, 905], '9.025'],
])('has the median of %s', (_, scores, median) => {
  expect(figuresOf(rows(...scores)).median).toBe(median)
})

it('counts the others by state and never as zero', () => {
  const { bins, states, low } = figuresOf(rows(900))
  expect(bins).toEqual([{ from: 9, to: 9.01, count: 1 }])
  expect(low).toBe('9.00')
  expect(states).toEqual([
    { state: 'ranked', count: 1 },
    { state: 'notScored', count: 3 },
  ])
  expect(figuresOf([]).bins).toEqual([])
})
