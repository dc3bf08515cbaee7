import { expect, it } from 'vitest'
import type { PublicBoard, PublicRow } from './publicBoard'
import { foldPublic } from './publicView'
import { publishedRow } from './publishedRow'
import { publicContest } from './testPublic'

const row = (id: string, state: PublicRow['state'], total: string | null): PublicRow => ({
  ...{ id, code: id, station: null, order: null, zone: null, state, total },
  ...{ submitted: [], required: 3, stages: [], corrected: false },
  keys: total === null ? [] : [`${total}/1`],
})
const published: PublicBoard = {
  ...foldPublic(publicContest).board(),
  ...{ provisional: false, frozen: false, view: { kind: 'overall' } },
  rows: [row('a', 'ranked', '80'), row('b', 'ranked', '90'), row('c', 'absent', null)],
}

it.each<[string, Partial<PublicBoard>, string, ReturnType<typeof publishedRow>]>([
  ['a published result', {}, 'a', { rank: 2, total: '80' }],
  ['who has no rank', {}, 'c', null],
  ['who is not on it', {}, 'd', null],
  ['a provisional result', { provisional: true }, 'a', null],
  ['a frozen board', { frozen: true }, 'a', null],
  ['a blind stage', { view: { kind: 'stage', stage: 'practical' } }, 'a', null],
])('%s', (_, changes, entry, told) => {
  expect(publishedRow({ ...published, ...changes }, entry)).toEqual(told)
})
