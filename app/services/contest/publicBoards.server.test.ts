import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ContestEvent } from '~/domain/contest/events'
import { publicView } from '~/domain/contest/publicView'
import { PublicLog, publicContest } from '~/domain/contest/testPublic'
import type { BoardUpdate } from '~/protocol/boards'
import { PublicBoards, type BoardSource } from './publicBoards.server'

/** A log whose events are announced when the test says so. */
class TestSource implements BoardSource {
  readonly log = new PublicLog()
  announced = 0
  reads = 0
  private listener: (contestId: string, event: ContestEvent) => void = () => undefined

  find(slug: string) {
    return Promise.resolve(slug === 'welding' && !this.isGone ? publicContest : null)
  }
  history() {
    this.reads += 1
    this.announced = this.log.events.length
    return Promise.resolve([...this.log.events])
  }
  follow(listener: (contestId: string, event: ContestEvent) => void) {
    this.listener = listener
    return () => undefined
  }
  isGone = false
  private gone: (contestId: string) => void = () => undefined
  onGone(listener: (contestId: string) => void) {
    this.gone = listener
    return () => undefined
  }
  remove() {
    this.isGone = true
    this.gone('contest')
  }
  announce() {
    for (const event of this.log.events.slice(this.announced)) this.listener('contest', event)
    this.announced = this.log.events.length
  }
}

let source: TestSource
let boards: PublicBoards
let told: (BoardUpdate | { contestId: string; version: number })[]
const ignore = () => undefined

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  source = new TestSource()
  source.log.draw('practical', 'coded')
  boards = new PublicBoards(source, () => new Date())
  told = []
  boards.onChange({ update: (one) => told.push(one), reset: (one) => told.push(one) })
})
afterEach(() => {
  boards.close()
  vi.useRealTimers()
})

const expected = () => publicView(publicContest, source.log.events)

it('reads a log once, and follows it from there', async () => {
  const [first] = await Promise.all([boards.find('welding'), boards.find('welding')])
  expect(first).toEqual(expected())
  source.log.scoreAll('p1', 900)
  source.announce()
  expect(await boards.find('welding')).toEqual(expected())
  expect(source.reads).toBe(1)
  expect(await boards.find('none')).toBeNull()
})

it('loses nothing that is committed while the log is being read', async () => {
  const loading = boards.find('welding')
  await Promise.resolve()
  source.log.scoreAll('p1', 900)
  source.announce()
  expect(await loading).toEqual(expected())
})

it('sends at once when it was quiet, and joins what follows within 100 ms', async () => {
  await boards.find('welding')
  source.log.score('p1', 1, 900)
  source.announce()
  await vi.advanceTimersByTimeAsync(1)
  expect(told).toHaveLength(1)

  source.log.score('p1', 2, 900)
  source.announce()
  await vi.advanceTimersByTimeAsync(50)
  source.log.score('p1', 3, 900)
  source.log.score('p2', 1, 900)
  source.announce()
  expect(told).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(60)
  expect(told).toHaveLength(2)
  const [first, second] = told as BoardUpdate[]
  expect(second).toMatchObject({ from: first?.version, version: expected().version })
  expect(second?.rows.map(({ code, total }) => [code, total])).toEqual([
    ['A001', '9.00'],
    ['A002', null],
  ])
})

it('tells nothing of marks on open sheets', async () => {
  await boards.find('welding')
  source.log.mark('p1/pseat1', 'weld', 900)
  source.announce()
  await vi.advanceTimersByTimeAsync(200)
  expect(told).toEqual([])
})

it('says reset when the board changes its shape', async () => {
  await boards.find('welding')
  source.log.score('p1', 1, 900)
  source.log.decode()
  source.announce()
  await vi.advanceTimersByTimeAsync(1)
  expect(told).toEqual([{ contestId: 'contest', version: expected().version }])
})

it('answers a screen with nothing new, the whole board, or a divergence', async () => {
  const { version, hash } = expected()
  const watch = (have: { version: number; hash: string } | null) =>
    boards.watch({ slug: 'welding', have }, ignore)
  expect(await watch(null)).toMatchObject({ kind: 'snapshot', diverged: false })
  expect(await watch({ version, hash })).toMatchObject({ kind: 'current' })
  expect(await watch({ version, hash: 'f'.repeat(64) })).toMatchObject({ diverged: true })
  expect(await watch({ version: 999, hash })).toMatchObject({ diverged: true })
  source.log.score('p1', 1, 900)
  source.announce()
  expect(await watch({ version, hash })).toMatchObject({ kind: 'snapshot', diverged: false })
  expect(await boards.watch({ slug: 'none', have: null }, ignore)).toMatchObject({ ok: false })
})

it('has no board of a contest that was deleted, and says so to its screens', async () => {
  await boards.find('welding')
  source.remove()
  expect(boards.peek('welding')).toBeNull()
  expect(await boards.find('welding')).toBeNull()
  expect(await boards.watch({ slug: 'welding', have: null }, ignore)).toMatchObject({ ok: false })
  expect(told).toMatchObject([{ contestId: 'contest' }])
})

it('has none either when it was deleted while its log was being read', async () => {
  const loading = boards.find('welding')
  await Promise.resolve()
  source.remove()
  expect(await loading).toBeNull()
  expect(boards.peek('welding')).toBeNull()
})
