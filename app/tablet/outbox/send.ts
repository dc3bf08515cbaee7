/** What may be sent now. */
import { LONGEST_PAUSE_MS } from './receive'
import { isBarrier, laneOf, type Entry, type Outbox } from './types'

/** How many ops are under way at most: after a long time offline the server is not flooded. */
const MAX_IN_FLIGHT = 8

/** The ops that may go out now, oldest first. */
export function sendable(outbox: Outbox, now: number): Entry[] {
  if (outbox.link !== 'ready') return []
  const room = MAX_IN_FLIGHT - outbox.entries.filter(({ inFlight }) => inFlight !== null).length
  return atTheFront(outbox)
    .filter((entry) => entry.inFlight === null && !entry.rebase && !waits(entry, now))
    .slice(0, Math.max(0, room))
}

/** When the next op that only waits for its time may go out; null when there is none. */
export function nextSendAt(outbox: Outbox, now: number): number | null {
  if (outbox.link !== 'ready') return null
  const times = atTheFront(outbox)
    .filter((entry) => entry.inFlight === null && waits(entry, now))
    .map(({ notBefore }) => notBefore)
  return times.length === 0 ? null : Math.min(...times)
}

/** Notes that ops were handed to the connection. */
export function markSent(outbox: Outbox, sent: readonly Entry[]): Outbox {
  const ids = new Set(sent.map(({ op }) => op.opId))
  const entries = outbox.entries.map((entry) =>
    ids.has(entry.op.opId) ? { ...entry, tried: true, inFlight: outbox.connection } : entry,
  )
  return { ...outbox, entries }
}

/** A time beyond the longest pause is of a clock that was ahead and has been put right since. */
function waits({ notBefore }: Entry, now: number): boolean {
  return notBefore > now && notBefore <= now + LONGEST_PAUSE_MS
}

/** Due ops that wait for no other: one in each lane, and barriers once all before them is answered. */
function atTheFront({ entries }: Outbox): Entry[] {
  const busy = new Set<string>()
  const behindBarrier = new Set<string>()
  const touched = new Set<string>()
  const front: Entry[] = []
  for (const entry of entries) {
    if (!entry.due) continue
    const { op } = entry
    const lane = `${op.sheet} ${laneOf(op) ?? ''}`
    const waits =
      behindBarrier.has(op.sheet) ||
      (isBarrier(op) ? touched : busy).has(isBarrier(op) ? op.sheet : lane)
    if (!waits) front.push(entry)
    busy.add(lane)
    touched.add(op.sheet)
    if (isBarrier(op)) behindBarrier.add(op.sheet)
  }
  return front
}
