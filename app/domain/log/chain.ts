import { canonicalJson } from './canonical'
import { fromHex, sha256Hex, utf8 } from './hash'

/** What the hash of an event covers, besides the hash before it. */
export interface EventHeader {
  readonly scope: string
  /** 1, 2, 3… within the scope */
  readonly seq: number
  readonly opId: string
  readonly kind: string
  /** opaque id of a person or of the system, never a name */
  readonly actor: string | null
  readonly device: string | null
  /** the server's time, ISO 8601 in UTC */
  readonly receivedAt: string
  /** 64 hex digits, see {@link payloadDigest} */
  readonly payloadDigest: string
}

/** An event as the log holds it. Erasure sets payload and salt to null and leaves the rest. */
export interface StoredEvent extends EventHeader {
  readonly prevHash: string
  readonly hash: string
  readonly saltHex: string | null
  readonly payload: unknown
}

/** Where a chain stands: the last event's number and hash. */
export interface ChainHead {
  readonly scope: string | null
  readonly seq: number
  readonly hash: string
}

/** The hash before the first event: 32 zero bytes. */
export const GENESIS_HASH = '0'.repeat(64)

/** The head of a log without events. */
export const GENESIS: ChainHead = { scope: null, seq: 0, hash: GENESIS_HASH }

/**
 * - gap: the event does not carry the next number
 * - prev: it does not follow the event before it, or belongs to another scope
 * - hash: its header is not what was hashed
 * - payload: its payload or salt is not what was digested
 */
export type ChainProblem = 'gap' | 'prev' | 'hash' | 'payload'

export type ChainResult =
  | { readonly ok: true; readonly head: ChainHead }
  | { readonly ok: false; readonly seq: number; readonly problem: ChainProblem }

/**
 * SHA-256(salt bytes ‖ UTF-8 of JCS(payload)), as hex. The random salt keeps an erased payload from
 * being guessed back from its digest.
 *
 * @throws TypeError when the payload has no JSON form; an error when the salt is not hex.
 */
export function payloadDigest(saltHex: string, payload: unknown): string {
  return canonicalDigest(saltHex, canonicalJson(payload))
}

/** As `payloadDigest`, of a payload that is canonical JSON already. */
export function canonicalDigest(saltHex: string, canonical: string): string {
  return sha256Hex(fromHex(saltHex), utf8(canonical))
}

/**
 * SHA-256(prevHash bytes ‖ UTF-8 of JCS(scope, seq, opId, kind, actor, device, receivedAt,
 * payloadDigest)), as hex. Other members of the argument are ignored.
 */
export function eventHash(event: EventHeader & { readonly prevHash: string }): string {
  const { prevHash, scope, seq, opId, kind, actor, device, receivedAt } = event
  const header = {
    scope,
    seq,
    opId,
    kind,
    actor,
    device,
    receivedAt,
    payloadDigest: event.payloadDigest,
  }
  return sha256Hex(fromHex(prevHash), utf8(canonicalJson(header)))
}

/** Checks one event against the head before it; the head after it, or what is wrong. */
export function verifyNext(head: ChainHead, event: StoredEvent): ChainResult {
  const fault = (problem: ChainProblem): ChainResult => ({ ok: false, seq: event.seq, problem })
  if (event.seq !== head.seq + 1) return fault('gap')
  if (event.prevHash !== head.hash) return fault('prev')
  if (head.scope !== null && event.scope !== head.scope) return fault('prev')
  if (hashOrNull(event) !== event.hash) return fault('hash')
  if (!payloadHolds(event)) return fault('payload')
  return { ok: true, head: { scope: event.scope, seq: event.seq, hash: event.hash } }
}

/**
 * Checks a whole log, or the part after a trusted head, and stops at the first fault.
 *
 * It finds every edit made by someone who does not hold the head hash: compare the returned head with
 * a printed one. It cannot tell a lawful erasure from an unlawful one, nor a log rebuilt from the
 * start from the true one, if the head was never recorded elsewhere.
 */
export function verifyChain(
  events: Iterable<StoredEvent>,
  after: ChainHead = GENESIS,
): ChainResult {
  let head = after
  for (const event of events) {
    const result = verifyNext(head, event)
    if (!result.ok) return result
    head = result.head
  }
  return { ok: true, head }
}

function payloadHolds(event: StoredEvent): boolean {
  if (event.saltHex === null) return event.payload === null
  try {
    return payloadDigest(event.saltHex, event.payload) === event.payloadDigest
  } catch {
    return false
  }
}

function hashOrNull(event: StoredEvent): string | null {
  try {
    return eventHash(event)
  } catch {
    return null
  }
}
