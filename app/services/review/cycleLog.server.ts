import { foldCycle } from '~/domain/review/applyCycle'
import type { CycleEventBody } from '~/domain/review/cycleEvents'
import type { CycleState } from '~/domain/review/cycleState'
import type { Tx } from '~/services/log/writer.server'

/** Scope id of a cycle's log. */
export function cycleScope(cycleId: string): string {
  return `cycle:${cycleId}`
}

/** A cycle's state, replayed from its log; null when there is no such cycle. */
export async function loadCycle(
  read: Pick<Tx, 'event'>,
  cycleId: string,
): Promise<CycleState | null> {
  const events = await read.event.findMany({
    where: { scopeId: cycleScope(cycleId) },
    orderBy: { seq: 'asc' },
    select: { kind: true, payload: true, seq: true },
  })
  if (events.length === 0) return null
  return foldCycle(
    events.map(({ kind, payload, seq }) => {
      if (payload === null) throw new Error(`Event ${seq} of cycle ${cycleId} has no payload`)
      return { kind, payload: JSON.parse(payload) as unknown } as CycleEventBody
    }),
  )
}
