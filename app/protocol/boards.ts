/**
 * Messages to public screens, over Socket.IO namespaces `/boards` (phones, pages) and `/displays`
 * (hall screens). Everything in them comes out of domain/contest/publicView.ts.
 *
 * `version` counts the changes that the public could see, and `hash` chains them, so neither tells
 * anything of marks that are hidden by a freeze or not yet submitted.
 */
import { z } from 'zod'
import type { PublicBoard, PublicProgress, PublicRow } from '~/domain/contest/publicView'
import type { GlanceAnswer, GlanceUpdate, WatchGlance } from './glance'

export const watchSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{1,64}$/),
  have: z
    .strictObject({ version: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) })
    .nullable(),
})
export type Watch = z.infer<typeof watchSchema>

export type WatchAnswer =
  | { ok: true; kind: 'current'; at: string }
  | { ok: true; kind: 'snapshot'; at: string; diverged: boolean; board: PublicBoard }
  | { ok: false; code: 'notFound' | 'invalid' | 'busy' }

export interface BoardUpdate {
  contestId: string
  from: number
  version: number
  hash: string
  /** ISO 8601, when the server sent it. */
  at: string
  /** Changed rows only; a screen puts them in their places with `orderRows`. */
  rows: PublicRow[]
  progress: PublicProgress
}

export interface ScreenToServer {
  watch: (watch: Watch, answer: (a: WatchAnswer) => void) => void
  /** On `/boards` only. */
  glance: (watch: WatchGlance, answer: (a: GlanceAnswer) => void) => void
}
export interface ServerToScreen {
  'board:update': (update: BoardUpdate) => void
  /** The board changed its shape (decoded, rules amended, unfrozen): watch again. */
  'board:reset': (notice: { contestId: string; version: number }) => void
  'glance:update': (update: GlanceUpdate) => void
  /** Contests or zones came or went: ask for the glance again. */
  'glance:reset': () => void
  /** Every 5 seconds while the connection lives, so that a screen can show the age of its data. */
  pulse: (pulse: { at: string }) => void
}
