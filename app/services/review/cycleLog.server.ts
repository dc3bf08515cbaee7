import type { FileEvent } from '~/domain/files/events'
import { applyCycleEvent, foldCycle } from '~/domain/review/applyCycle'
import type { CycleChange, CycleEventBody } from '~/domain/review/cycleEvents'
import { copyOfCycle, type CycleState } from '~/domain/review/cycleState'
import type { Tx } from '~/services/log/writer.server'

/** Scope id of a cycle's log. */
export function cycleScope(cycleId: string): string {
  return `cycle:${cycleId}`
}

/** A cycle's state as of one event; its hash stands for the whole log up to it. */
interface Kept {
  readonly hash: string
  readonly state: CycleState
}

/**
 * States by cycle, the latest used last. Which log one belongs to is told by the hash alone: after a
 * rollback, in another database or in a restored backup the event with its number has another hash,
 * and the log is replayed from its beginning.
 */
const kept = new Map<string, Kept>()
/** More cycles than are at work at once; each is a few hundred kilobytes. */
const MOST_KEPT = 16

/**
 * A cycle's state as the log has it; null when there is no such cycle. Only what came since the last
 * call is read. The caller may change the state that it gets.
 *
 * @param read the transaction, or the reading client
 */
export async function loadCycle(
  read: Pick<Tx, 'event'>,
  cycleId: string,
): Promise<CycleState | null> {
  const known = kept.get(cycleId)
  const later = known && (await eventsFrom(read, cycleId, known.state.seq))
  const isSameLog = later?.[0]?.hash === known?.hash
  const next =
    known && later && isSameLog ? advanced(known, later.slice(1)) : await replayed(read, cycleId)
  kept.delete(cycleId)
  if (next === null) return null
  kept.set(cycleId, next)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return copyOfCycle(next.state)
}

interface Logged {
  hash: string
  event: CycleEventBody | FileEvent
}

async function eventsFrom(
  read: Pick<Tx, 'event'>,
  cycleId: string,
  seq: number,
): Promise<Logged[]> {
  const rows = await read.event.findMany({
    where: { scopeId: cycleScope(cycleId), seq: { gte: seq } },
    orderBy: { seq: 'asc' },
    select: { kind: true, payload: true, seq: true, hash: true },
  })
  return rows.map(({ kind, payload, seq: at, hash }) => {
    if (payload === null) throw new Error(`Event ${at} of cycle ${cycleId} has no payload`)
    return { hash, event: { kind, payload: JSON.parse(payload) as unknown } as Logged['event'] }
  })
}

function advanced(known: Kept, later: readonly Logged[]): Kept {
  const last = later.at(-1)
  if (!last) return known
  // Others may hold what is kept: it is never changed, but replaced.
  const state = copyOfCycle(known.state)
  for (const { event } of later) applyCycleEvent(state, event as CycleChange | FileEvent)
  return { hash: last.hash, state }
}

async function replayed(read: Pick<Tx, 'event'>, cycleId: string): Promise<Kept | null> {
  const events = await eventsFrom(read, cycleId, 1)
  const last = events.at(-1)
  return last ? { hash: last.hash, state: foldCycle(events.map(({ event }) => event)) } : null
}
