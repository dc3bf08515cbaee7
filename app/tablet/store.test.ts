import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JudgeOp } from '~/protocol/judging'
import { StoreError, type SeatRecord, type StoredEntry, type TabletStore } from './store'
import { openBrowserStore } from './storeInBrowser'
import { memoryStore } from './storeInMemory'

const SEAT: SeatRecord = { seatId: 's1', server: null, moved: false, confirmed: [], lock: null }

function entry(n: number, changes: Partial<StoredEntry> = {}): StoredEntry {
  const op: JudgeOp = {
    kind: 'takeBack',
    opId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    sheet: 'sheet',
    tenure: 'tenure',
    sheetEpoch: 1,
    claimedAt: '2026-05-01T00:00:00.000Z',
  }
  return { n, op, outcome: null, due: true, seen: false, ...changes }
}

let databases = 0
beforeEach(() => {
  databases += 1
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe.each<[string, () => Promise<TabletStore>]>([
  ['in the browser', () => openBrowserStore(`test ${databases}`)],
  ['in memory', () => Promise.resolve(memoryStore())],
])('store %s', (_, open) => {
  it('is empty at first', async () => {
    const store = await open()
    expect(await store.readDevice()).toBeNull()
    expect(await store.readSeat('s1')).toBeNull()
    expect(await store.countUnsent()).toEqual({})
  })

  it('keeps the device', async () => {
    const store = await open()
    await store.writeDevice({ deviceId: 'd', seatId: null })
    await store.writeDevice({ deviceId: 'd', seatId: 's1' })
    expect(await store.readDevice()).toEqual({ deviceId: 'd', seatId: 's1' })
  })

  it('gives the ops of a seat back in the order in which they were made', async () => {
    const store = await open()
    await store.write('s1', { seat: SEAT, put: [entry(10), entry(9)] })
    await store.write('s2', { seat: { ...SEAT, seatId: 's2' }, put: [entry(1)] })
    await store.write('s1', { put: [entry(2)] })
    const read = await store.readSeat('s1')
    expect(read?.seat).toEqual(SEAT)
    expect(read?.entries.map(({ n }) => n)).toEqual([2, 9, 10])
  })

  it('replaces and removes', async () => {
    const store = await open()
    await store.write('s1', { seat: SEAT, put: [entry(1), entry(2)] })
    const stored = entry(1, { outcome: { kind: 'stored', seq: 7 }, due: false })
    await store.write('s1', { put: [stored], remove: [2], seat: { ...SEAT, confirmed: ['x'] } })
    expect(await store.readSeat('s1')).toEqual({
      seat: { ...SEAT, confirmed: ['x'] },
      entries: [stored],
    })
  })

  it('counts what is unanswered by seat', async () => {
    const store = await open()
    const held = entry(2, { outcome: { kind: 'held', reason: 'moved' } })
    await store.write('s1', { seat: SEAT, put: [entry(1), held, entry(3)] })
    await store.write('s2', { seat: { ...SEAT, seatId: 's2' }, put: [entry(1)] })
    expect(await store.countUnsent()).toEqual({ s1: 2, s2: 1 })
  })
})

describe('the database of the browser', () => {
  it('still has everything when it is opened again', async () => {
    const first = await openBrowserStore(`test ${databases}`)
    await first.write('s1', { seat: SEAT, put: [entry(1)] })
    first.close()
    const second = await openBrowserStore(`test ${databases}`)
    expect((await second.readSeat('s1'))?.entries).toEqual([entry(1)])
  })

  it('writes with strict durability', async () => {
    const store = await openBrowserStore(`test ${databases}`)
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await store.write('s1', { seat: SEAT })
    await store.writeDevice({ deviceId: 'd', seatId: null })
    expect(transaction.mock.calls.map((call) => call.slice(1))).toEqual([
      ['readwrite', { durability: 'strict' }],
      ['readwrite', { durability: 'strict' }],
    ])
  })

  it('names a full disk, and keeps all or nothing', async () => {
    const store = await openBrowserStore(`test ${databases}`)
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    const failed = store.write('s1', { seat: SEAT, put: [entry(1)], remove: [2] })
    await expect(failed).rejects.toThrow(StoreError)
    await expect(failed).rejects.toMatchObject({ reason: 'full' })
    vi.restoreAllMocks()
    expect(await store.readSeat('s1')).toBeNull()
  })
})
