import type { Tx } from './writer.server'

/** An event that is in the log for good. */
export interface CommittedEvent {
  scopeId: string
  seq: number
  opId: string
  kind: string
  actor: string
  device: string | null
  receivedAt: Date
  payload: unknown
  hash: string
}

const byTransaction = new WeakMap<Tx, CommittedEvent[]>()

/** Remembers events of an open transaction, to be announced once it is committed. */
export function announceAfterCommit(tx: Tx, events: readonly CommittedEvent[]): void {
  const known = byTransaction.get(tx)
  if (known) known.push(...events)
  else byTransaction.set(tx, [...events])
}

/** The events appended in a transaction, in order. */
export function takeCommitted(tx: Tx): readonly CommittedEvent[] {
  return byTransaction.get(tx) ?? []
}
