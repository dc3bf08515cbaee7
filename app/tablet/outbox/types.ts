/**
 * The tablet's outbox: every op that the judge made on this device, in order, with what became of
 * it. Answered ops stay until the stage is signed, so that they can be sent again to a server that
 * was restored from an older state.
 */
import type { JudgeOp, OpAnswer, RefusalCode, SeatSnapshot, SheetView } from '~/protocol/judging'

type Refused = Extract<OpAnswer, { ok: false }>

/** What the server said to an op, once and for all. */
export type Outcome =
  | { readonly kind: 'stored'; readonly seq: number }
  | { readonly kind: 'held'; readonly reason: string | null }
  | {
      readonly kind: 'refused'
      readonly code: RefusalCode
      readonly details: Refused['details'] | null
    }

/** One op of the outbox. What comes first is kept on disk, the rest is forgotten with the page. */
export interface Entry {
  /** The order in which the ops of this device were made: 1, 2, 3… */
  readonly n: number
  readonly op: JudgeOp
  readonly outcome: Outcome | null
  /** It waits to be sent, or to be sent again. */
  readonly due: boolean
  /** The judge has read that it was held or refused. */
  readonly seen: boolean

  /** It may have reached the server: it can no longer be taken out of the outbox. */
  readonly tried: boolean
  /** The connection on which it is under way. */
  readonly inFlight: number | null
  readonly attempts: number
  readonly gaps: number
  /** Not to be sent before this time, in milliseconds. */
  readonly notBefore: number
  /** Its `previousOp` is unknown on both sides; it is made anew on the next snapshot. */
  readonly rebase: boolean
}

/** The server's truth as far as it is known here. */
export interface ServerPicture {
  readonly head: { readonly logId: string; readonly seq: number; readonly hash: string }
  readonly seat: Omit<SeatSnapshot, 'logId' | 'seq' | 'hash' | 'sheets'>
  /** Each sheet with the log number at which it was seen. */
  readonly sheets: Readonly<Record<string, SeenSheet>>
}

export interface SeenSheet {
  readonly seq: number
  readonly view: SheetView
}

/**
 * - down: no connection
 * - greeting: connected, hello not answered yet
 * - ready: ops may be sent
 * - signedOut: the server does not know this device's seat any more
 * - outdated: the server speaks another version of the protocol
 */
export type LinkState = 'down' | 'greeting' | 'ready' | 'signedOut' | 'outdated'

export interface Outbox {
  /** By `n`. */
  readonly entries: readonly Entry[]
  readonly nextN: number
  readonly server: ServerPicture | null
  readonly link: LinkState
  /** Counts connections; answers of an earlier one are not listened to. */
  readonly connection: number
  /** Something is unclear: ask for a snapshot on the connection there is. */
  readonly wantsHello: boolean
  /** The seat was given to another device or person. */
  readonly moved: boolean
  /** The judge who sits there now; null while nobody does, or while it is not known. */
  readonly movedTo: string | null
  /** Counts what was heard of moved seats: an answer asked for before the last does not undo it. */
  readonly notices: number
}

/** What the pure outbox must be given from outside. */
export interface Outside {
  readonly now: number
  readonly newId: () => string
  /** From 0 up to, not including, 1. */
  readonly random: () => number
}

/** An outbox that holds nothing. */
export const EMPTY_OUTBOX: Outbox = {
  entries: [],
  nextN: 1,
  server: null,
  link: 'down',
  connection: 0,
  wantsHello: false,
  moved: false,
  movedTo: null,
  notices: 0,
}

/** Ops of one lane are sent one after the other; other lanes do not wait for them. */
export function laneOf(op: JudgeOp): string | null {
  if (op.kind === 'mark') return `mark ${op.aspect}`
  return op.kind === 'note' ? 'note' : null
}

/** Submitting, taking back and signing wait for every earlier op of the sheet, and later ones for them. */
export function isBarrier(op: JudgeOp): boolean {
  return laneOf(op) === null
}

/** Whether two ops are of the same lane of the same sheet. */
export function sameLane(a: JudgeOp, b: JudgeOp): boolean {
  return a.sheet === b.sheet && laneOf(a) === laneOf(b) && !isBarrier(a)
}
