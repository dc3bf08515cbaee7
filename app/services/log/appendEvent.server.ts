import { randomBytes } from 'node:crypto'
import { Prisma } from '../../../prisma/generated/client'
import { canonicalJson } from '~/domain/log/canonical'
import { canonicalDigest, eventHash, GENESIS_HASH } from '~/domain/log/chain'
import { announceAfterCommit, type CommittedEvent } from './committed.server'
import { inParts } from './inParts'
import type { Tx } from './writer.server'

/** How many rows a statement writes: an event is twelve values. */
const AT_ONCE = 2_000

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
export function appendEvents(
  tx: Tx,
  scopeId: string,
  drafts: readonly EventDraft[],
): Promise<CommittedEvent[]> {
  return appendToLogs(tx, [{ scopeId, drafts }])
}

/**
 * Appends to several logs at once, each named once, in ascending order of their ids. Costs as many
 * statements as one log does, which is what a batch of marks from many contests needs.
 */
export async function appendToLogs(
  tx: Tx,
  logs: readonly { scopeId: string; drafts: readonly EventDraft[] }[],
): Promise<CommittedEvent[]> {
  if (logs.length === 0) return []
  const ids = logs.map(({ scopeId }) => scopeId)
  const scopes = await tx.scope.findMany({ where: { id: { in: ids } } })
  const heads = new Map(scopes.map((scope) => [scope.id, scope]))
  const chained = logs.map(({ scopeId, drafts }) => {
    const scope = heads.get(scopeId)
    if (!scope) throw new Error(`There is no log ${scopeId}`)
    return { scope, events: drafts.map((draft) => chain(scope, draft)) }
  })
  await writeHeads(tx, scopes)
  const events = chained.flatMap((log) => log.events)
  await writeEvents(
    tx,
    events.map(({ row }) => row),
  )
  const committed = events.map(({ row, payload }) => ({
    scopeId: row.scopeId,
    seq: row.seq,
    opId: row.opId,
    kind: row.kind,
    actor: row.actor,
    device: row.device,
    receivedAt: row.receivedAt,
    payload,
    hash: row.hash,
  }))
  announceAfterCommit(tx, committed)
  return committed
}

type EventRow = ReturnType<typeof chain>['row']

/** The row of the next event; moves the head in memory. */
function chain(scope: { id: string; lastSeq: number; headHash: string }, draft: EventDraft) {
  const { opId, kind, actor, device, receivedAt, payload } = draft
  const salt = randomBytes(16).toString('hex')
  const canonical = canonicalJson(payload)
  const header = {
    prevHash: scope.headHash,
    scope: scope.id,
    seq: scope.lastSeq + 1,
    opId,
    kind,
    actor,
    device,
    receivedAt: receivedAt.toISOString(),
    payloadDigest: canonicalDigest(salt, canonical),
  }
  const hash = eventHash(header)
  scope.lastSeq = header.seq
  scope.headHash = hash
  const { prevHash, seq, payloadDigest: digest } = header
  const row = {
    ...{ scopeId: scope.id, seq, opId, kind, actor, device, receivedAt },
    ...{ payloadDigest: digest, prevHash, hash, payload: canonical, salt },
  }
  return { row, payload }
}

async function writeHeads(
  tx: Tx,
  scopes: readonly { id: string; kind: string; lastSeq: number; headHash: string }[],
): Promise<void> {
  const rows = scopes.map(
    ({ id, kind, lastSeq, headHash }) => Prisma.sql`(${id}, ${kind}, ${lastSeq}, ${headHash})`,
  )
  for (const some of inParts(rows, AT_ONCE)) {
    await tx.$executeRaw`
      INSERT INTO "Scope" ("id", "kind", "lastSeq", "headHash") VALUES ${Prisma.join(some)}
      ON CONFLICT ("id") DO UPDATE SET
        "lastSeq" = excluded."lastSeq", "headHash" = excluded."headHash"`
  }
}

/** In plain SQL: through the query compiler each row costs more than all the rest of a mark. */
async function writeEvents(tx: Tx, events: readonly EventRow[]): Promise<void> {
  const rows = events.map(
    (e) => Prisma.sql`(${e.scopeId}, ${e.seq}, ${e.opId}, ${e.kind}, ${e.actor}, ${e.device},
      ${e.receivedAt}, ${e.payloadDigest}, ${e.prevHash}, ${e.hash}, ${e.payload}, ${e.salt})`,
  )
  for (const some of inParts(rows, AT_ONCE)) {
    await tx.$executeRaw`
      INSERT INTO "Event" ("scopeId", "seq", "opId", "kind", "actor", "device",
        "receivedAt", "payloadDigest", "prevHash", "hash", "payload", "salt")
      VALUES ${Prisma.join(some)}`
  }
}
