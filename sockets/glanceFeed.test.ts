import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { takeGlance } from '~/components/live/glanceMemory'
import type { ContestLine, Glance, GlanceUpdate } from '~/protocol/glance'
import { GlanceFeed, glanceUpdate, READ_AGAIN_MS, TELL_EVERY_MS } from './glanceFeed'

const line = (id: string, scored: number): ContestLine => ({
  id,
  slug: id,
  name: { zh: id, en: id },
  entries: 12,
  state: 'scoring',
  blind: true,
  scored,
  total: 12,
  leader: null,
})

function glanceOf(hash: string, scored: Record<string, number>, points = 0): Glance {
  const row = { zone: 'Z1', rank: 1, tied: false, points, firsts: 0, seconds: 0, thirds: 0 }
  return {
    hash,
    year: 2021,
    title: { zh: '示例', en: 'Sample' },
    theme: '示例',
    zones: [{ code: 'Z1', name: '示例赛区', nameEn: 'Sample zone' }],
    contests: Object.entries(scored).map(([id, count]) => line(id, count)),
    table: [{ ...row, best: [] }],
    counted: points > 0 ? 1 : 0,
  }
}

let now: Glance | null
let reads: number
let watched: boolean
let told: (GlanceUpdate | 'reset')[]
let failures: unknown[]
let feed: GlanceFeed

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  now = glanceOf('a', { welding: 0, robots: 0 })
  reads = 0
  watched = true
  told = []
  failures = []
  feed = new GlanceFeed({
    read: () => {
      reads += 1
      return now === null ? Promise.reject(new Error('locked')) : Promise.resolve(now)
    },
    now: () => new Date(),
    watched: () => watched,
    update: (update) => told.push(update),
    reset: () => told.push('reset'),
    failed: (error) => failures.push(error),
  })
})
afterEach(() => {
  feed.close()
  vi.useRealTimers()
})

it('reads once for a crowd that asks at once, and not for nobody', async () => {
  watched = false
  feed.touch()
  await vi.advanceTimersByTimeAsync(READ_AGAIN_MS)
  expect(reads).toBe(0)
  const all = await Promise.all([feed.current(), feed.current(), feed.current()])
  expect(reads).toBe(1)
  expect(all).toEqual([now, now, now])
  expect(told).toEqual([])
})

it('tells at once when it was quiet, then at most once a second, changed lines only', async () => {
  const first = await feed.current()
  await vi.advanceTimersByTimeAsync(TELL_EVERY_MS)
  now = glanceOf('b', { welding: 1, robots: 0 })
  feed.touch()
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toMatchObject([{ from: 'a', hash: 'b', contests: [{ id: 'welding', scored: 1 }] }])
  for (const scored of [2, 3, 4]) {
    now = glanceOf(`c${scored}`, { welding: scored, robots: 0 }, 3)
    feed.touch()
    await vi.advanceTimersByTimeAsync(TELL_EVERY_MS / 5)
  }
  expect(told).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(TELL_EVERY_MS)
  expect(told).toHaveLength(2)
  const updates = told.filter((one) => one !== 'reset')
  const last = updates.reduce<Glance | null>((have, update) => {
    const next = have && takeGlance(have, update)
    return typeof next === 'string' ? null : next
  }, first)
  expect(last).toEqual(now)
})

it('tells nothing while the public can see no change', async () => {
  await feed.current()
  feed.touch()
  await vi.advanceTimersByTimeAsync(3 * TELL_EVERY_MS)
  expect(reads).toBe(2)
  expect(told).toEqual([])
})

it('reads again what announced itself nowhere, and says reset when contests come or go', async () => {
  await feed.current()
  now = glanceOf('b', { welding: 0, robots: 0, herbs: 0 })
  expect(await feed.current()).toMatchObject({ hash: 'a' })
  await vi.advanceTimersByTimeAsync(READ_AGAIN_MS)
  expect(await feed.current()).toEqual(now)
  expect(told).toEqual(['reset'])
})

it('reads again after a failure, without haste', async () => {
  await feed.current()
  const good = glanceOf('b', { welding: 1, robots: 0 })
  now = null
  feed.touch()
  await vi.advanceTimersByTimeAsync(TELL_EVERY_MS)
  expect(failures).toHaveLength(1)
  await expect(feed.current()).rejects.toThrow('locked')
  expect(reads).toBe(3)
  now = good
  await vi.advanceTimersByTimeAsync(TELL_EVERY_MS)
  expect(told).toMatchObject([{ from: 'a', hash: 'b' }])
})

it('makes updates that only the glance before them takes', () => {
  const [a, b] = [glanceOf('a', { welding: 0 }), glanceOf('b', { welding: 1 }, 3)]
  const update = glanceUpdate(a, b, '2021-05-01T01:00:00.000Z')
  if (!update) throw new Error('No update')
  expect(takeGlance(a, update)).toEqual(b)
  expect(takeGlance(b, update)).toBe('known')
  expect(takeGlance({ ...a, hash: 'other' }, update)).toBe('gap')
})
