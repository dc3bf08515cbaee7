import { expect, it } from 'vitest'
import { uploadKey, uploadMemory } from './uploadMemory'

const HOUR = 3_600_000
const file = { name: '焊接.mp4', size: 900, lastModified: 5 }
const place = { scope: 'studio:a', purpose: 'evidence' }
const key = uploadKey(place, file)

/** A browser's store, and its clock. */
function device() {
  const kept = new Map<string, string>()
  const clock = { now: 1_000_000_000 }
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  }
  return { kept, clock, storage, open: () => uploadMemory(storage, () => clock.now) }
}

it('knows after a reload under which op a file was begun, until it is forgotten', () => {
  const { open, kept } = device()
  expect(open().recall(key)).toBeNull()
  open().keep(key, 'op-1')
  open().keep('other', 'op-2')
  expect(open().recall(key)).toBe('op-1')
  open().forget(key)
  expect([open().recall(key), open().recall('other')]).toEqual([null, 'op-2'])
  expect([...kept.values()].join()).not.toContain(key)
})

it('knows it for a day after the last piece, as long as the server', () => {
  const { open, clock, kept } = device()
  open().keep(key, 'op-1')
  clock.now += 20 * HOUR
  open().keep(key, 'op-1')
  clock.now += 20 * HOUR
  expect(open().recall(key)).toBe('op-1')
  clock.now += 4 * HOUR
  expect(open().recall(key)).toBeNull()
  open().keep('other', 'op-2')
  expect([...kept.values()].join()).not.toContain('op-1')
})

it('does not trust a time that is far in the future', () => {
  const { open, clock } = device()
  open().keep(key, 'op-1')
  clock.now -= 25 * HOUR
  expect(open().recall(key)).toBeNull()
})

it('tells files apart by place, name, size and time, and keeps no name', () => {
  const others = [
    uploadKey({ ...place, scope: 'studio:b' }, file),
    uploadKey({ ...place, purpose: 'photo' }, file),
    uploadKey(place, { ...file, name: '焊接2.mp4' }),
    uploadKey(place, { ...file, size: 901 }),
    uploadKey(place, { ...file, lastModified: 6 }),
  ]
  expect(new Set([key, ...others]).size).toBe(6)
  expect(uploadKey({ ...place }, { ...file })).toBe(key)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
})

it.each(['', 'nothing', 'null', '[3]', '{"a":1}', '{"a":{"opId":3,"at":5}}'])(
  'begins anew where the store holds %j',
  (text) => {
    const { open, kept } = device()
    kept.set('uploads', text)
    expect(open().recall('a')).toBeNull()
    open().keep(key, 'op-1')
    expect(open().recall(key)).toBe('op-1')
  },
)

it('remembers nothing, and fails nothing, where storage is forbidden or full', () => {
  const refuse = () => {
    throw new DOMException('no', 'QuotaExceededError')
  }
  for (const storage of [null, { getItem: () => null, setItem: refuse }]) {
    const memory = uploadMemory(storage, () => 0)
    memory.keep(key, 'op-1')
    memory.forget(key)
    expect(memory.recall(key)).toBeNull()
  }
  expect(uploadMemory({ getItem: refuse, setItem: refuse }, () => 0).recall(key)).toBeNull()
})
