/**
 * The year's contests at a glance, over the namespace `/boards`: a line for each contest and the
 * zones' table, never the rows of a board. All of it is made of public boards, so it says no more
 * than they do, and a change is sent only when the glance itself has changed.
 *
 * `hash` names what a screen has. An update says which glance it follows; a screen that has another
 * one asks for the whole, as after a restart or a restored backup.
 */
import { z } from 'zod'
import type { PublicZone } from '~/domain/contest/publicBoard'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { ZoneRow } from '~/domain/contest/zonesTable'

export type ShownState =
  | 'notYetOpen'
  | 'registration'
  | 'closed'
  | 'waiting'
  | 'scoring'
  | 'frozen'
  | 'signing'
  | 'signed'
  | 'results'
  | 'revealed'

/** One contest at a glance. */
export interface ContestLine {
  readonly id: string
  readonly slug: string
  readonly name: LocalText
  readonly entries: number
  readonly state: ShownState
  /** Judged blind now. */
  readonly blind: boolean
  readonly scored: number
  readonly total: number
  /** A leader has a zone only where the board shows one. */
  readonly leader: {
    readonly code: string
    readonly zone: PublicZone | null
    readonly total: string
    readonly tied: boolean
  } | null
}

export interface Glance {
  readonly hash: string
  readonly year: number
  readonly title: LocalText
  readonly theme: string
  readonly zones: readonly PublicZone[]
  /** In the programme's order. */
  readonly contests: readonly ContestLine[]
  readonly table: readonly ZoneRow[]
  /** How many contests the table counts. */
  readonly counted: number
}

export const glanceSchema = z.strictObject({
  have: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
})
export type WatchGlance = z.infer<typeof glanceSchema>

export type GlanceAnswer =
  | { ok: true; kind: 'current'; at: string }
  /** Null before there is a programme. */
  | { ok: true; kind: 'snapshot'; at: string; glance: Glance | null }
  | { ok: false; code: 'invalid' | 'busy' }

export interface GlanceUpdate {
  /** The hash that this update follows. */
  from: string
  hash: string
  /** ISO 8601, when the server sent it. */
  at: string
  /** Changed lines only. */
  contests: ContestLine[]
  /** The whole table and its count, if it has changed. */
  zones: { table: readonly ZoneRow[]; counted: number } | null
}
