import { expect, it } from 'vitest'
import { pageOf } from './pageOf'

it.each([
  [1, 0, { page: 1, pages: 1, rows: { skip: 0, take: 20 } }],
  [2, 20, { page: 1, pages: 1, rows: { skip: 0, take: 20 } }],
  [2, 21, { page: 2, pages: 2, rows: { skip: 20, take: 20 } }],
  [9, 41, { page: 3, pages: 3, rows: { skip: 40, take: 20 } }],
])('page %i of %i rows', (asked, total, found) => {
  expect(pageOf(asked, total, 20)).toEqual(found)
})
