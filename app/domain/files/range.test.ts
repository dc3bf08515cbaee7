import { expect, it } from 'vitest'
import { readRange } from './range'

const part = (first: number, last: number) => ({ kind: 'part', first, last })

it.each([
  [null, { kind: 'whole' }],
  ['bytes=0-3', part(0, 3)],
  ['bytes=4-', part(4, 9)],
  ['bytes=4-400', part(4, 9)],
  ['bytes=-3', part(7, 9)],
  ['bytes=-300', part(0, 9)],
  ['BYTES=9-9', part(9, 9)],
  ['bytes=10-', { kind: 'unsatisfiable' }],
  ['bytes=-0', { kind: 'unsatisfiable' }],
  ['bytes=5-2', { kind: 'whole' }],
  ['bytes=0-1,4-5', { kind: 'whole' }],
  ['bytes=-', { kind: 'whole' }],
  ['items=0-3', { kind: 'whole' }],
  ['bytes=99999999999999999999-', { kind: 'whole' }],
])('%s of ten bytes', (header, range) => {
  expect(readRange(header, 10)).toEqual(range)
})

it('has no part of nothing', () => {
  expect(readRange('bytes=0-0', 0)).toEqual({ kind: 'unsatisfiable' })
})
