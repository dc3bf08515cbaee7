/** Opening the tablet: is this a place where marks are safe, and whose seat is it? */
import { socketLink } from './link'
import { openPictureStore } from './pictures/store'
import { tryPin, type PinLock } from './pin'
import { TabletSession } from './session'
import {
  restoreOutbox,
  StoreError,
  type DeviceRecord,
  type SeatRecord,
  type StoredEntry,
  type TabletStore,
} from './store'
import { openBrowserStore } from './storeInBrowser'

const WRITER_LOCK = 'jiangsai-tablet'
const OPENED = 'jiangsai-tablet-opened'

/** Why the tablet does not open. */
export type Closed = 'insecure' | 'noSeat' | StoreError['reason']

let writing: Promise<void> | null = null

/** Resolves when this tab is the only one that writes; `onWait` is called if another one is. */
export function becomeWriter(onWait: () => void): Promise<void> {
  writing ??= tryLock(true).then(async (held) => {
    if (held) return
    onWait()
    await tryLock(false)
  })
  return writing
}

/** The lock is kept until the tab is closed: its callback never returns. */
function tryLock(ifAvailable: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(WRITER_LOCK, { ifAvailable }, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : new Promise<void>(() => undefined)
      })
      .catch(reject)
  })
}

/** A seat as the disk has it, before the judge has unlocked it. */
export interface KeptSeat {
  readonly store: TabletStore
  readonly seat: SeatRecord
  readonly entries: readonly StoredEntry[]
  readonly locked: boolean
}

/** Reads what this device holds. */
export async function openKeptSeat(): Promise<KeptSeat | Closed> {
  if (!window.isSecureContext) return 'insecure'
  try {
    const store = await openBrowserStore()
    const device = await store.readDevice()
    const kept = device?.seatId ? await store.readSeat(device.seatId) : null
    if (!kept) return 'noSeat'
    const locked = kept.seat.lock !== null && sessionStorage.getItem(OPENED) !== kept.seat.seatId
    return { store, ...kept, locked }
  } catch (error) {
    if (error instanceof StoreError) return error.reason
    throw error
  }
}

/** Tries the judge's PIN, and remembers wrong tries across restarts. */
export async function unlock(
  kept: KeptSeat,
  pin: string,
): Promise<{ kept: KeptSeat; ok: boolean; waitUntil: number }> {
  if (!kept.seat.lock) return { kept, ok: true, waitUntil: 0 }
  const tried = await tryPin(kept.seat.lock, pin, Date.now())
  const seat = { ...kept.seat, lock: tried.lock }
  await kept.store.write(seat.seatId, { seat })
  if (tried.ok) sessionStorage.setItem(OPENED, seat.seatId)
  return {
    kept: { ...kept, seat, locked: !tried.ok },
    ok: tried.ok,
    waitUntil: tried.lock.waitUntil,
  }
}

/** Starts scoring from what the disk has, with or without a connection. */
export function startSession({ store, seat, entries }: KeptSeat, build: string): TabletSession {
  const session = new TabletSession({
    store,
    seat,
    build,
    link: socketLink(),
    outbox: restoreOutbox(seat, entries),
    outside: () => ({
      now: Date.now(),
      newId: () => crypto.randomUUID(),
      random: () => Math.random(),
    }),
  })
  session.open()
  return session
}

/** The device's own id, made on first use, and how many marks and photos it still holds unsent. */
export async function readThisDevice(): Promise<{
  device: DeviceRecord
  unsent: number
  photos: number
}> {
  const store = await openBrowserStore()
  try {
    const known = await store.readDevice()
    const device = known ?? { deviceId: crypto.randomUUID(), seatId: null }
    if (!known) await store.writeDevice(device)
    const unsent = Object.values(await store.countUnsent()).reduce((sum, n) => sum + n, 0)
    return { device, unsent, photos: await unsentPhotos() }
  } finally {
    store.close()
  }
}

async function unsentPhotos(): Promise<number> {
  const store = await openPictureStore()
  try {
    return await store.countUnsent()
  } finally {
    store.close()
  }
}

/**
 * Keeps a seat that this device has just taken. Unsent ops of a seat that it held before go along,
 * so that they are still delivered; the server holds them for the chief judge. Without a lock the
 * seat opens as long as the device is its owner's own.
 */
export async function keepTakenSeat(seatId: string, lock: PinLock | null): Promise<void> {
  const store = await openBrowserStore()
  try {
    const device = await store.readDevice()
    if (!device) throw new Error('The device has no id yet')
    const known = await store.readSeat(seatId)
    const blank: SeatRecord = { seatId, server: null, moved: false, confirmed: [], lock }
    let n = known?.entries.at(-1)?.n ?? 0
    const left =
      device.seatId && device.seatId !== seatId ? await store.readSeat(device.seatId) : null
    const unsent = left?.entries.filter(({ outcome }) => outcome === null) ?? []
    await store.write(seatId, {
      seat: { ...blank, ...known?.seat, moved: false, movedTo: null, lock },
      put: unsent.map((entry) => ({ ...entry, n: (n += 1) })),
    })
    if (device.seatId && left) {
      await store.write(device.seatId, { remove: unsent.map((entry) => entry.n) })
    }
    await store.writeDevice({ ...device, seatId })
    sessionStorage.setItem(OPENED, seatId)
    await navigator.storage.persist()
  } finally {
    store.close()
  }
}
