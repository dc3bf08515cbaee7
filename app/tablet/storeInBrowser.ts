import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { allOrNothing, named, STRICT } from './indexedDb'
import type { DeviceRecord, SeatRecord, StoredEntry, TabletStore } from './store'

interface Schema extends DBSchema {
  device: { key: string; value: DeviceRecord }
  seats: { key: string; value: SeatRecord }
  ops: { key: [string, number]; value: StoredEntry & { seatId: string } }
}

const DATABASE = 'jiangsai-tablet'

/**
 * Opens the device's database.
 *
 * @throws StoreError when the browser offers none, as in some private windows.
 */
export async function openBrowserStore(name: string = DATABASE): Promise<TabletStore> {
  const database = await named(() =>
    openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('device')
        db.createObjectStore('seats', { keyPath: 'seatId' })
        db.createObjectStore('ops', { keyPath: ['seatId', 'n'] })
      },
    }),
  )
  return storeOn(database)
}

function storeOn(db: IDBPDatabase<Schema>): TabletStore {
  return {
    readDevice: () => named(async () => (await db.get('device', 'device')) ?? null),
    writeDevice: (device) =>
      named(async () => {
        const tx = db.transaction('device', 'readwrite', STRICT)
        await allOrNothing(tx, [() => tx.store.put(device, 'device')])
      }),
    readSeat: (seatId) =>
      named(async () => {
        const tx = db.transaction(['seats', 'ops'])
        const seat = await tx.objectStore('seats').get(seatId)
        if (!seat) return null
        const ops = await tx.objectStore('ops').getAll(opsOf(seatId))
        return {
          seat,
          entries: ops.map(({ n, op, outcome, due, seen }) => ({ n, op, outcome, due, seen })),
        }
      }),
    write: (seatId, { put = [], remove = [], seat }) =>
      named(async () => {
        const tx = db.transaction(['seats', 'ops'], 'readwrite', STRICT)
        const ops = tx.objectStore('ops')
        await allOrNothing(tx, [
          ...put.map((entry) => () => ops.put({ ...entry, seatId })),
          ...remove.map((n) => () => ops.delete([seatId, n])),
          ...(seat ? [() => tx.objectStore('seats').put(seat)] : []),
        ])
      }),
    countUnsent: () =>
      named(async () => {
        const counts: Record<string, number> = {}
        for (const { seatId, outcome } of await db.getAll('ops')) {
          if (outcome === null) counts[seatId] = (counts[seatId] ?? 0) + 1
        }
        return counts
      }),
    close: () => db.close(),
  }
}

function opsOf(seatId: string): IDBKeyRange {
  return IDBKeyRange.bound([seatId, 0], [seatId, Number.MAX_SAFE_INTEGER])
}
