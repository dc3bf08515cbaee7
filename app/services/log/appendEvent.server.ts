import { randomBytes } from 'node:crypto'
import { canonicalJson } from '~/domain/log/canonical'
import { eventHash, GENESIS_HASH, payloadDigest } from '~/domain/log/chain'
import { announceAfterCommit, type CommittedEvent } from './committed.server'
import type { Tx } from './writer.server'

export interface EventDraft {
  /** The client's id of the op that caused it; unique per actor. */
  opId: string
  kind: string
  /** Opaque id of a person, or `system`. */
  actor: string
  device: string | null
  /** Names people by opaque ids only. */
  payload: unknown
  receivedAt: Date
}

/** Starts an empty log. */
export async function createScope(tx: Tx, id: string, kind: string): Promise<void> {
  await tx.scope.create({ data: { id, kind, headHash: GENESIS_HASH } })
}

/** Appends one event to a scope's log; see `appendEvents`. */
export async function appendEvent(
  tx: Tx,
  draft: EventDraft & { scopeId: string },
): Promise<CommittedEvent> {
  const { scopeId, ...event } = draft
  const [committed] = await appendEvents(tx, scopeId, [event])
  if (!committed) throw new Error('Nothing was appended')
  return committed
}

/**
 * Appends events to a scope's log in the given order: numbers, salts and hashes them, and moves the
 * scope's head. They are announced to the writer's listeners after the commit.
 *
 * @throws when the scope does not exist, or an op id was used before by the same actor.
 */
export async function appendEvents(
  tx: Tx,
  scopeId: string,
  drafts: readonly EventDraft[],
): Promise<CommittedEvent[]> {
  const scope = await tx.scope.findUniqueOrThrow({ where: { id: scopeId } })
  let { lastSeq: seq, headHash: prevHash } = scope
  const rows = drafts.map((draft) => {
    seq += 1
    const salt = randomBytes(16).toString('hex')
    const header = {
      prevHash,
      scope: scopeId,
      seq,
      opId: draft.opId,
      kind: draft.kind,
      actor: draft.actor,
      device: draft.device,
      receivedAt: draft.receivedAt.toISOString(),
      payloadDigest: payloadDigest(salt, draft.payload),
    }
    const hash = eventHash(header)
    const row = {
      scopeId,
      seq,
      opId: draft.opId,
      kind: draft.kind,
      actor: draft.actor,
      device: draft.device,
      receivedAt: draft.receivedAt,
      payloadDigest: header.payloadDigest,
      prevHash,
      hash,
      payload: canonicalJson(draft.payload),
      salt,
    }
    prevHash = hash
    return row
  })
  await tx.event.createMany({ data: rows })
  await tx.scope.update({ where: { id: scopeId }, data: { lastSeq: seq, headHash: prevHash } })
  const committed = rows.map((row, index) => ({
    scopeId,
    seq: row.seq,
    opId: row.opId,
    kind: row.kind,
    actor: row.actor,
    device: row.device,
    receivedAt: row.receivedAt,
    payload: drafts[index]?.payload,
    hash: row.hash,
  }))
  announceAfterCommit(tx, committed)
  return committed
}
