import type { DeviceRecord, SeatRecord, StoredEntry, TabletStore } from './store'

/** A store that lasts as long as the object: for tests and for looking at the screens. */
export function memoryStore(): TabletStore {
  let device: DeviceRecord | null = null
  const seats = new Map<string, SeatRecord>()
  const ops = new Map<string, Map<number, StoredEntry>>()
  const opsOf = (seatId: string) => {
    const found = ops.get(seatId) ?? new Map<number, StoredEntry>()
    ops.set(seatId, found)
    return found
  }
  return {
    readDevice: () => Promise.resolve(device),
    writeDevice: (next) => {
      device = next
      return Promise.resolve()
    },
    readSeat: (seatId) => {
      const seat = seats.get(seatId)
      const entries = [...opsOf(seatId).values()].sort((a, b) => a.n - b.n)
      return Promise.resolve(seat ? structuredClone({ seat, entries }) : null)
    },
    write: (seatId, { put = [], remove = [], seat }) => {
      const own = opsOf(seatId)
      for (const entry of put) own.set(entry.n, structuredClone(entry))
      for (const n of remove) own.delete(n)
      if (seat) seats.set(seatId, structuredClone(seat))
      return Promise.resolve()
    },
    countUnsent: () => {
      const counts: Record<string, number> = {}
      for (const [seatId, own] of ops) {
        const unsent = [...own.values()].filter(({ outcome }) => outcome === null).length
        if (unsent > 0) counts[seatId] = unsent
      }
      return Promise.resolve(counts)
    },
    close: () => undefined,
  }
}
