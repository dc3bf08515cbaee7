/** What the tablet keeps on its own disk. */
import type { Entry, Outbox, ServerPicture } from './outbox/types'
import type { PinLock } from './pin'

/** An op as it is kept: without what only matters while the page is open. */
export type StoredEntry = Pick<Entry, 'n' | 'op' | 'outcome' | 'due' | 'seen'>

/** One seat that this device holds or held. */
export interface SeatRecord {
  readonly seatId: string
  readonly server: ServerPicture | null
  readonly moved: boolean
  /** The judge who sits there now; absent on devices that kept the seat before it was noted. */
  readonly movedTo?: string | null
  /** Sheets whose entrant code the judge has confirmed. */
  readonly confirmed: readonly string[]
  readonly lock: PinLock | null
}

export interface DeviceRecord {
  /** A random id that the device gave itself. */
  readonly deviceId: string
  /** The seat it opens with. */
  readonly seatId: string | null
}

export interface StoreChange {
  readonly put?: readonly StoredEntry[]
  /** Numbers of ops that were never sent and are taken back, or are safe in a signed stage. */
  readonly remove?: readonly number[]
  readonly seat?: SeatRecord
}

/** The same contract in the browser's database and, for tests, in memory. */
export interface TabletStore {
  readDevice(): Promise<DeviceRecord | null>
  writeDevice(device: DeviceRecord): Promise<void>
  /** The seat and its ops, oldest first. */
  readSeat(seatId: string): Promise<{ seat: SeatRecord; entries: StoredEntry[] } | null>
  /** All or nothing; when the promise resolves it survives a power cut. */
  write(seatId: string, change: StoreChange): Promise<void>
  /** How many unanswered ops each seat of this device still has. */
  countUnsent(): Promise<Record<string, number>>
  close(): void
}

/** Why the device could not keep something. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly reason: 'full' | 'blocked' | 'broken'

  constructor(reason: StoreError['reason'], cause: unknown) {
    super(`The device could not keep data: ${reason}`, { cause })
    this.reason = reason
  }
}

/** The part of an entry that is kept. */
function toStored({ n, op, outcome, due, seen }: Entry): StoredEntry {
  return { n, op, outcome, due, seen }
}

/** A kept op as it comes back: it may have been sent before the page was closed. */
function fromStored(stored: StoredEntry): Entry {
  return {
    ...stored,
    tried: true,
    inFlight: null,
    attempts: 0,
    gaps: 0,
    notBefore: 0,
    rebase: false,
  }
}

/** The outbox as it was when the page was last open. */
export function restoreOutbox(seat: SeatRecord, stored: readonly StoredEntry[]): Outbox {
  const entries = stored.map(fromStored)
  return {
    entries,
    nextN: (entries.at(-1)?.n ?? 0) + 1,
    server: seat.server,
    link: 'down',
    connection: 0,
    wantsHello: false,
    moved: seat.moved,
    movedTo: seat.movedTo ?? null,
    notices: 0,
  }
}

/** What must be written so that the disk has `after` where it had `before`. */
export function changeBetween(before: Outbox, after: Outbox): StoreChange {
  if (before.entries === after.entries) return {}
  const old = new Map(before.entries.map((entry) => [entry.n, entry]))
  const put = after.entries.filter((entry) => differs(old.get(entry.n), entry)).map(toStored)
  const kept = new Set(after.entries.map(({ n }) => n))
  return { put, remove: [...old.keys()].filter((n) => !kept.has(n)) }
}

function differs(before: Entry | undefined, after: Entry): boolean {
  return (
    before?.op !== after.op ||
    before.outcome !== after.outcome ||
    before.due !== after.due ||
    before.seen !== after.seen
  )
}
