/**
 * Messages between a judge's tablet and the server, over Socket.IO namespace `/judging`.
 *
 * The tablet keeps every op in its own store before it sends it, and sends it again until it is
 * answered; the server answers the same op always the same. Order is kept per aspect: `previousOp`
 * names the op that last set it. See docs/protocol.md.
 */
import { z } from 'zod'
import type { LocalText, StageRules } from '~/domain/contest/ruleSet'
import type { SheetView } from '~/domain/contest/sheetView'
import { area, isWellFormed } from './text'

export type { SheetView }

export const opIdSchema = z.uuid()
const idSchema = z.string().min(1).max(64).refine(isWellFormed)
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** Longest note on a sheet, in characters. */
export const MAX_NOTE = 500
/** Longest reason for not taking over a held op, in characters. */
export const MAX_REASON = 300

const onSheet = {
  opId: opIdSchema,
  sheet: idSchema,
  /** The tenure in which the judge made it; stays the same when the seat has moved since. */
  tenure: idSchema,
  sheetEpoch: z.int().min(1).max(1_000_000),
  /** The device's clock, for display only. */
  claimedAt: z.iso.datetime(),
}

export const judgeOpSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...onSheet,
    kind: z.literal('mark'),
    aspect: idSchema,
    /** Units or a level; null clears the aspect to "not scored". */
    value: z.int().min(0).max(100_000_000).nullable(),
    previousOp: opIdSchema.nullable(),
  }),
  z.strictObject({
    ...onSheet,
    kind: z.literal('note'),
    text: z.string().max(MAX_NOTE).refine(isWellFormed),
  }),
  /** `digest` is sheetDigest of the whole sheet as the judge saw it. */
  z.strictObject({ ...onSheet, kind: z.literal('submit'), digest: digestSchema }),
  z.strictObject({ ...onSheet, kind: z.literal('takeBack') }),
  z.strictObject({ ...onSheet, kind: z.literal('sign'), digest: digestSchema }),
  /** Takes over an own op that was held; `previousOp` as for a mark, null for other ops. */
  z.strictObject({
    ...onSheet,
    kind: z.literal('adoptHeld'),
    held: idSchema,
    previousOp: opIdSchema.nullable(),
  }),
  z.strictObject({
    ...onSheet,
    kind: z.literal('dismissHeld'),
    held: idSchema,
    reason: area(MAX_REASON, 2),
  }),
])
export type JudgeOp = z.infer<typeof judgeOpSchema>

/**
 * Why an op was not taken. Transient ones are sent again by the outbox; final ones are remembered
 * for that op, and the same op gets the same answer for ever.
 */
export const TRANSIENT_REFUSALS = ['busy', 'rate', 'signedOut', 'gap', 'phase'] as const
export const FINAL_REFUSALS = [
  'invalid',
  'reused',
  'forbidden',
  'unknownSheet',
  'unknownAspect',
  'range',
  'step',
  'notSubmitted',
  'missing',
  'digest',
  'counted',
  'notCounted',
  'held',
  'moved',
  'closed',
  'stale',
  'unknownHeld',
  'alreadyDecided',
  'superseded',
] as const
export type TransientRefusal = (typeof TRANSIENT_REFUSALS)[number]
export type FinalRefusal = (typeof FINAL_REFUSALS)[number]
export type RefusalCode = TransientRefusal | FinalRefusal

export type OpAnswer =
  | { ok: true; opId: string; seq: number }
  | {
      ok: false
      opId: string
      code: RefusalCode
      final: boolean
      /** For `held`: closed, stale, moved or late. For `missing`: the aspects. For `range`: the bounds. */
      details?: { reason?: string; aspects?: string[]; max?: number; step?: number; held?: string }
    }

/** What a tablet gets when it connects, and again after a gap or a divergence. */
export interface SeatSnapshot {
  logId: string
  seq: number
  hash: string
  contest: { id: string; slug: string; name: { zh: string; en: string } }
  stage: {
    id: string
    key: string
    phase: 'pending' | 'drawn' | 'scoring' | 'signing' | 'signed' | 'decoded'
    identity: 'coded' | 'named'
  }
  /** The rules of this stage, a domain StageRules. */
  rules: StageRules
  ruleVersion: number
  seat: { id: string; ordinal: number; tenureId: string; judgeName: string }
  sheets: SheetView[]
  /** Where studios are under review: what the expert reads of each, by code id. */
  dossiers?: Record<string, Dossier>
}

/** A studio under review as its experts read it beside the sheet, with a network or without. */
export interface Dossier {
  /** The review's id; absent in what a device kept before it could take photos, as are the photos. */
  review?: string
  name: LocalText
  unit: string
  /** The rubric's figures; the title is the scheme's, null for a figure of the register. */
  facts: { key: string; title: LocalText | null; value: string }[]
  /** What the lead says to the rubric's items. */
  statements: { item: string; title: LocalText; text: string }[]
  /** Evidence; the files themselves need a network. */
  files: { id: string; name: string; title: LocalText | null }[]
  /** Photos of the visit, by all its experts. */
  photos?: { id: string; alt: string }[]
}

export interface SeatUpdate {
  logId: string
  seq: number
  hash: string
  phase: SeatSnapshot['stage']['phase']
  sheets: SheetView[]
}

/** Sent on connection by the tablet: what it has, so that the server can tell a divergence. */
export const helloSchema = z.strictObject({
  build: z.string().max(64),
  have: z.strictObject({ logId: idSchema, seq: z.int().min(0), hash: digestSchema }).nullable(),
  /** How many ops wait on the device. */
  pending: z.int().min(0).max(1_000_000),
})
export type Hello = z.infer<typeof helloSchema>

export type HelloAnswer =
  | { ok: true; diverged: boolean; snapshot: SeatSnapshot }
  /** `movedTo` is the judge who sits there now; absent while nobody does. */
  | { ok: false; code: 'moved'; movedTo?: string }
  /** `busy` and `rate` pass: the tablet asks again a little later. */
  | { ok: false; code: 'signedOut' | 'busy' | 'rate' | 'invalid' }

/** For who asks for an answer; tablets do not. */
export type BeatAnswer = { ok: true } | { ok: false; code: 'rate' | 'invalid' }

/** Keeps "last heard from" fresh; `pending` counts unsent ops on the device. */
export const heartbeatSchema = z.strictObject({ pending: z.int().min(0).max(1_000_000) })

/** Typed events of namespace `/judging`, used by both ends. */
export interface JudgeToServer {
  hello: (hello: Hello, answer: (a: HelloAnswer) => void) => void
  op: (op: JudgeOp, answer: (a: OpAnswer) => void) => void
  heartbeat: (beat: z.infer<typeof heartbeatSchema>, answer?: (a: BeatAnswer) => void) => void
}
export interface ServerToJudge {
  'seat:update': (update: SeatUpdate) => void
  /** The seat was given to another device or person; unsent marks are kept and will be
   * held. A tablet whose own tenure is named has just taken the seat itself. */
  'seat:moved': (notice: { tenureId: string | null; tenure: number }) => void
}
