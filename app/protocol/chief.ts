/**
 * Messages between the chief judge's screen and the server: the ops, which come as form posts or
 * over Socket.IO namespace `/chief`, and what that namespace sends.
 *
 * A screen says what it has; the server answers that it is current, or with a snapshot. Updates
 * carry whole changed rows, so one that overlaps with what a screen has does no harm, and one that
 * leaves a gap makes it watch again.
 */
import { z } from 'zod'
import type { ChiefRefusal } from '~/domain/contest/decideChiefOp'
import type { ChiefHeader, ChiefStage } from '~/domain/contest/chiefStage'
import type { MatrixRow } from '~/domain/contest/chiefMatrix'
import type { RecordLine } from '~/domain/contest/chiefRecord'
import { opIdSchema } from './judging'
import { area, isWellFormed } from './text'

const idSchema = z.string().min(1).max(64).refine(isWellFormed)
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** Why the chief judge does it, in the chief judge's words. */
export const reasonSchema = area(300, 2)

/** The most ids that one op may name: more than a stage has entrants or sheets. */
const MOST_IDS = 2_000

const idsSchema = z.array(idSchema).max(MOST_IDS).readonly()
const someIdsSchema = z.array(idSchema).min(1).max(MOST_IDS).readonly()
const reason = reasonSchema

export const chiefOpSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reopen'), sheet: idSchema, reason }),
  z.strictObject({ kind: z.literal('confirmDeviation'), codeId: idSchema, reason }),
  z.strictObject({
    kind: z.literal('excuse'),
    sheets: someIdsSchema,
    cause: z.enum(['recused', 'absent', 'replaced']),
    reason,
  }),
  z.strictObject({ kind: z.literal('require'), sheets: someIdsSchema, reason }),
  z.strictObject({ kind: z.literal('moveSeat'), seat: idSchema, tenure: idSchema, reason }),
  z.strictObject({
    kind: z.literal('setEntrant'),
    codeId: idSchema,
    status: z.enum(['active', 'absent', 'withdrawn', 'disqualified']),
    reason,
  }),
  z.strictObject({
    kind: z.literal('decideHeld'),
    held: idSchema,
    decision: z.enum(['adopt', 'dismiss']),
    replaces: idSchema.optional(),
    reason,
  }),
  z.strictObject({
    kind: z.literal('moveStage'),
    to: z.enum(['scoring', 'signing', 'signed']),
    reason,
  }),
  z.strictObject({ kind: z.literal('freeze'), hidden: idsSchema, reason }),
  z.strictObject({ kind: z.literal('unfreeze'), reason }),
  z.strictObject({ kind: z.literal('decideTies'), order: someIdsSchema, reason }),
])

/** An op as it is sent; the same `opId` again gets the first answer. */
export const chiefRequestSchema = z.strictObject({
  stageId: idSchema,
  opId: opIdSchema,
  op: chiefOpSchema,
})
export type ChiefRequest = z.infer<typeof chiefRequestSchema>

/** Why an op of the chief judge was not taken; texts are `chief:refusal.<code>`. */
export type ChiefOpRefusal = ChiefRefusal | 'reused' | 'busy' | 'rate' | 'invalid' | 'forbidden'

export type ChiefOpAnswer =
  { ok: true; opId: string; seq: number } | { ok: false; opId: string; code: ChiefOpRefusal }

/** What a screen has of a stage. */
export const haveSchema = z.strictObject({
  logId: idSchema,
  seq: z.int().min(0),
  hash: digestSchema,
})

export const chiefWatchSchema = z.strictObject({ stageId: idSchema, have: haveSchema.nullable() })
export type ChiefWatch = z.infer<typeof chiefWatchSchema>

/** When a seat's device was last heard from. What it holds unsent is what it last said. */
export interface SeatPresence {
  seat: string
  /** ISO 8601; null when not since the server started. */
  heardAt: string | null
  pending: number
}

/** What is measured and heard, and not in the log. */
export interface ChiefEphemeral {
  /** The server's clock, ISO 8601. */
  at: string
  presence: SeatPresence[]
  /** From receipt of a submission to its commit: the 95th percentile, over so many. */
  commit: { p95: number; of: number } | null
}

/** A whole stage as the chief judge sees it. */
export interface ChiefSnapshot extends ChiefStage {
  head: z.infer<typeof haveSchema>
  records: RecordLine[]
  ephemeral: ChiefEphemeral
}

export interface ChiefUpdate extends ChiefHeader {
  stageId: string
  /** A screen that has less than this watches again. */
  from: number
  head: z.infer<typeof haveSchema>
  at: string
  /** Changed rows only, in drawing order. */
  rows: MatrixRow[]
  /** New lines of the log, latest first. */
  records: RecordLine[]
}

export type ChiefWatchAnswer =
  | { ok: true; kind: 'current'; head: ChiefSnapshot['head']; ephemeral: ChiefEphemeral }
  | { ok: true; kind: 'snapshot'; diverged: boolean; snapshot: ChiefSnapshot }
  | { ok: false; code: 'invalid' | 'notFound' | 'forbidden' | 'rate' | 'busy' }

/** Typed events of namespace `/chief`, used by both ends. */
export interface ChiefToServer {
  watch: (watch: ChiefWatch, answer: (a: ChiefWatchAnswer) => void) => void
  op: (request: ChiefRequest, answer: (a: ChiefOpAnswer) => void) => void
}
export interface ServerToChief {
  'chief:update': (update: ChiefUpdate) => void
  /** Every five seconds, and when a seat is heard from again or falls silent. */
  'chief:ephemeral': (ephemeral: ChiefEphemeral) => void
  /** The sign-in ended or the right to the stage was taken away. */
  'chief:signedOut': () => void
}
