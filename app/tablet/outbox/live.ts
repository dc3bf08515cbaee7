import { adoptedBy, isHeldDecision } from './held'
import type { Entry, Outbox } from './types'

/**
 * True for an op that still changes what the server's picture shows: made in the present tenure and
 * epoch of its sheet, and not yet contained in the picture. Only such ops are put on top of it.
 */
export function isLive(outbox: Outbox, entry: Entry): boolean {
  const { op, outcome } = entry
  const seen = outbox.server?.sheets[op.sheet]
  if (!seen || isPast(outbox, entry)) return false
  if (op.kind === 'mark' && seen.view.marks[op.aspect]?.opId === op.opId) return false
  return outcome === null || (outcome.kind === 'stored' && outcome.seq > seen.seq)
}

/** True for an unanswered op that the server will hold: of a former tenure or another epoch. */
export function isLate(outbox: Outbox, entry: Entry): boolean {
  return !isHeldDecision(entry.op) && isPast(outbox, entry)
}

function isPast(outbox: Outbox, { op, outcome }: Entry): boolean {
  const { server } = outbox
  const seen = server?.sheets[op.sheet]
  if (!server || !seen || outcome?.kind === 'stored') return false
  return (
    outbox.moved || op.tenure !== server.seat.seat.tenureId || op.sheetEpoch !== seen.view.epoch
  )
}

/** The op that the next mark of an aspect follows: the last live one here, else the server's. */
export function lastOpOf(outbox: Outbox, sheet: string, aspect: string): string | null {
  const own = outbox.entries.findLast(
    (entry) =>
      entry.op.sheet === sheet && aspectSetBy(outbox, entry) === aspect && isLive(outbox, entry),
  )
  return own?.op.opId ?? outbox.server?.sheets[sheet]?.view.marks[aspect]?.opId ?? null
}

function aspectSetBy(outbox: Outbox, { op }: Entry): string | null {
  if (op.kind === 'mark') return op.aspect
  const held = adoptedBy(outbox, op)?.op
  return held?.kind === 'mark' ? held.aspect : null
}
