import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Link, LinkListener } from './link'
import { EMPTY_OUTBOX } from './outbox/types'
import { showSheet } from './outbox/view'
import { TabletSession } from './session'
import { restoreOutbox, StoreError, type SeatRecord, type TabletStore } from './store'
import { memoryStore } from './storeInMemory'
import { FakeServer } from './testing/fakeServer'
import { makeWorld } from './testing/simulation'

const SEAT: SeatRecord = {
  seatId: 'seat-1',
  server: null,
  moved: false,
  confirmed: [],
  lock: null,
}
const SHEET = 'seat-1/code-1'
const MARK = { kind: 'mark', sheet: SHEET, aspect: 'width', value: 700 } as const

let world: ReturnType<typeof makeWorld>
let server: FakeServer
let store: TabletStore
let listener: LinkListener
let sent: string[]
let isUp: boolean

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 5 })
  world = makeWorld(1)
  server = new FakeServer({ ...world, chance: () => false })
  store = memoryStore()
  sent = []
  isUp = true
})
afterEach(() => {
  vi.useRealTimers()
})

function open(seat: SeatRecord = SEAT, outbox = EMPTY_OUTBOX, tenure = server.takeSeat('seat-1')) {
  const link: Link = {
    open: (heard) => {
      listener = heard
      listener.connected()
    },
    hello: (hello) => Promise.resolve(isUp ? server.hello(hello, tenure) : null),
    op: (op) => {
      sent.push(op.opId)
      return Promise.resolve(isUp ? server.op(op) : null)
    },
    beat: () => undefined,
    close: () => undefined,
  }
  const outside = () => ({ now: Date.now(), newId: world.newId, random: world.random })
  const session = new TabletSession({ store, link, seat, outbox, build: 'test', outside })
  session.open()
  return { session, tenure }
}

/** A busy machine may be slow; no test passes or fails by time. */
const soon = { timeout: 60_000 }
const ready = (session: TabletSession) =>
  vi.waitFor(() => expect(session.getState().outbox.link).toBe('ready'), soon)
const shown = (session: TabletSession) =>
  showSheet(session.getState().outbox, SHEET)?.marks['width']

describe('a session', () => {
  it('greets, sends a mark, and shows it as stored', async () => {
    const { session } = open()
    await ready(session)
    expect(await session.act(MARK)).toEqual({ ok: true, before: null })
    await vi.waitFor(() => expect(shown(session)?.progress).toBe('stored'), soon)
    expect(await session.act({ ...MARK, value: 725 })).toEqual({ ok: true, before: 700 })
  })

  it('has every op on disk before it is sent', async () => {
    const { session } = open()
    await ready(session)
    const write = vi.spyOn(store, 'write')
    const acted = session.act(MARK)
    await Promise.resolve()
    expect(sent).toEqual([])
    await acted
    await vi.waitFor(() => expect(sent).toHaveLength(1), soon)
    expect(write.mock.calls[0]?.[1].put?.map(({ op }) => op.opId)).toEqual(sent)
  })

  it('keeps the last of two taps, though the first is still being written', async () => {
    const { session } = open()
    await ready(session)
    await session.act(MARK)
    const [slip, correction, again] = await Promise.all([
      session.act({ ...MARK, value: 725 }),
      session.act(MARK),
      session.act(MARK),
    ])
    expect(slip).toEqual({ ok: true, before: 700 })
    expect(correction).toEqual({ ok: true, before: 725 })
    expect(again).toEqual({ ok: true, before: 700 })
    expect(shown(session)?.value).toBe(700)
    expect(session.getState().outbox.entries).toHaveLength(3)
  })

  it('takes each step from the value that the one before has left', async () => {
    const { session } = open()
    await ready(session)
    const { value, ...place } = MARK
    await session.act(MARK)
    const valueAfter = (before: number | null) => Math.min(750, (before ?? 0) + 25)
    const steps = [1, 2, 3].map(() => session.act({ ...place, valueAfter }))
    const befores = (await Promise.all(steps)).map((acted) => acted.ok && acted.before)
    expect(befores).toEqual([value, 725, 750])
    expect(shown(session)?.value).toBe(750)
  })

  it('refuses a mark that the disk did not take, and keeps the one before', async () => {
    const { session } = open()
    await ready(session)
    await session.act(MARK)
    await vi.waitFor(() => expect(shown(session)?.progress).toBe('stored'), soon)
    vi.spyOn(store, 'write').mockRejectedValueOnce(new StoreError('full', null))
    expect(await session.act({ ...MARK, value: 725 })).toEqual({ ok: false, why: 'full' })
    expect(session.getState().problem).toBe('full')
    expect(shown(session)?.value).toBe(700)
  })

  it('goes on after the browser was closed', async () => {
    const first = open()
    await ready(first.session)
    isUp = false
    await first.session.act(MARK)
    await first.session.confirmCode(SHEET)
    first.session.close()
    const kept = await store.readSeat('seat-1')
    if (!kept) throw new Error('Nothing was kept')
    isUp = true
    const outbox = restoreOutbox(kept.seat, kept.entries)
    const { session } = open(kept.seat, outbox, first.tenure)
    expect(session.getState().confirmed).toEqual([SHEET])
    await vi.waitFor(() => expect(shown(session)?.progress).toBe('stored'), soon)
    expect(server.state.sheets.get(SHEET)?.marks.get('width')?.value).toBe(700)
  })

  it('asks again when hello was not answered, and sends again what was not', async () => {
    isUp = false
    const { session } = open()
    await vi.advanceTimersByTimeAsync(1000)
    expect(session.getState().outbox.link).toBe('greeting')
    isUp = true
    await vi.advanceTimersByTimeAsync(3000)
    expect(session.getState().outbox.link).toBe('ready')
    isUp = false
    await session.act(MARK)
    await vi.waitFor(() => expect(shown(session)?.progress).toBe('saved'), soon)
    isUp = true
    await vi.advanceTimersByTimeAsync(2000)
    expect(shown(session)?.progress).toBe('stored')
    expect(new Set(sent).size).toBe(1)
  })

  it('tells its listeners, and stops when it is closed', async () => {
    const { session } = open()
    const heard = vi.fn()
    session.subscribe(heard)
    await ready(session)
    expect(heard).toHaveBeenCalled()
    session.close()
    heard.mockClear()
    listener.disconnected()
    await vi.advanceTimersByTimeAsync(100)
    expect(heard).not.toHaveBeenCalled()
  })
})
