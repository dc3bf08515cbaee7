import { expect, it } from 'vitest'
import { movedIn, ordered } from './tieOrder'

const rows = ['E1', 'E2', 'E3'].map((entryCode) => ({ entryCode }))
const codes = (list: readonly { entryCode: string }[]) => list.map(({ entryCode }) => entryCode)

it('follows the address and keeps whom it does not name', () => {
  expect(codes(ordered(rows, null))).toEqual(['E1', 'E2', 'E3'])
  expect(codes(ordered(rows, 'E3.E1'))).toEqual(['E3', 'E1', 'E2'])
})

it('moves one place up or down', () => {
  expect(movedIn(rows, 1, -1)).toBe('E2.E1.E3')
  expect(movedIn(rows, 1, 1)).toBe('E1.E3.E2')
})
