/**
 * When each judging seat's device was last heard from, and how many ops it then held unsent. Kept
 * in memory: it is no part of any log, and after a restart the tablets say it again at once.
 */
interface Heard {
  at: Date
  pending: number
}

export interface SeatPresenceNow {
  seat: string
  heardAt: Date | null
  pending: number
}

interface Presence {
  heard: Map<string, Heard>
  listeners: Set<(seatId: string) => void>
}

const KEY = Symbol.for('jiangsai.seatPresence')
const holder = globalThis as { [KEY]?: Presence }
const known: Presence = (holder[KEY] ??= { heard: new Map(), listeners: new Set() })

/** Notes that a seat's device was heard from; `pending` where it said how many ops it holds. */
export function heard(seatId: string, { at, pending }: { at: Date; pending?: number }): void {
  known.heard.set(seatId, { at, pending: pending ?? known.heard.get(seatId)?.pending ?? 0 })
  for (const listener of known.listeners) listener(seatId)
}

/** What is known of these seats, in their order. */
export function presence(seatIds: readonly string[]): SeatPresenceNow[] {
  return seatIds.map((seat) => {
    const last = known.heard.get(seat)
    return { seat, heardAt: last?.at ?? null, pending: last?.pending ?? 0 }
  })
}

/** Calls back with the seat each time one is heard from. */
export function onChange(listener: (seatId: string) => void): () => void {
  known.listeners.add(listener)
  return () => known.listeners.delete(listener)
}
