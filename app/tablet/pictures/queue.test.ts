import { expect, it } from 'vitest'
import {
  forgettable,
  mayKeep,
  MOST_SENT,
  MOST_WAITING,
  nextToSend,
  settled,
  triedAgain,
  type Picture,
} from './queue'
import { picture } from '../testing/picture'

const refused = { kind: 'refused', problem: 'visitOver' } as const
const sent = (fileId: string) => ({ kind: 'sent', fileId }) as const
const newId = () => 'another op'
const many = (count: number, changes: Partial<Picture> = {}) =>
  Array.from({ length: count }, (_, n) => picture(n, changes))

it('sends the oldest first, passes over what is answered, and over what is put off', () => {
  const all = [
    picture(3),
    picture(1, { outcome: refused }),
    picture(2),
    picture(0, { outcome: sent('f') }),
  ]
  expect(nextToSend(all, {})?.n).toBe(2)
  expect(nextToSend(all, { 'picture 2': 'signedOut' })?.n).toBe(3)
  expect(nextToSend(all, { 'picture 2': 'noRoom', 'picture 3': 'noRoom' })).toBeNull()
})

it('keeps the op until the answer, and begins anew what the server gave up', () => {
  const one = picture(1)
  expect(settled(one, sent('file'), newId)).toEqual({ ...one, outcome: sent('file') })
  expect(settled(one, refused, newId)).toEqual({ ...one, outcome: refused })
  const expired = settled(one, { kind: 'refused', problem: 'expired' }, newId)
  expect(expired).toEqual({ ...one, opId: 'another op' })
})

it('tries a refused one again under another op', () => {
  const one = picture(1, { outcome: refused })
  expect(triedAgain(one, newId)).toMatchObject({ id: one.id, opId: 'another op', outcome: null })
})

it('keeps only so many, and so large, that the server does not have', () => {
  expect(mayKeep(many(MOST_WAITING - 1), 1)).toBe(true)
  expect(mayKeep(many(MOST_WAITING), 1)).toBe(false)
  expect(mayKeep(many(MOST_WAITING, { outcome: refused }), 1)).toBe(false)
  expect(mayKeep(many(MOST_WAITING, { outcome: sent('f') }), 1)).toBe(true)
  expect(mayKeep(many(3, { bytes: 50 * 1024 * 1024 }), 0)).toBe(true)
  expect(mayKeep(many(3, { bytes: 50 * 1024 * 1024 }), 1)).toBe(false)
})

it('forgets the oldest of the sent ones, and nothing else', () => {
  const all = [
    picture(0),
    ...many(MOST_SENT + 2, { outcome: sent('f') }).map((one) => ({ ...one, id: `s${one.n}` })),
  ]
  expect(forgettable(all)).toEqual(['s1', 's0'])
  expect(forgettable(many(5))).toEqual([])
})
