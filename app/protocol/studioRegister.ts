/** The public register of studios: its filters, as they stand in the address, and its lines. */
import { z } from 'zod'
import { STUDIO_LEVELS } from '~/domain/studio/events'
import { line } from './text'

/** The highest first; 0 is not rated. */
export const STARS = [5, 4, 3, 2, 1, 0] as const

const text = (most: number) => line(most, 0).default('')

/**
 * An empty filter does not filter. What an old or mistyped address says is left out rather than
 * refused: a link in a newspaper should still lead to the register.
 */
export const studioFilters = z.object({
  q: text(60).catch(''),
  zone: text(64).catch(''),
  industry: text(60).catch(''),
  level: z.enum(['', ...STUDIO_LEVELS]).catch(''),
  star: z.enum(['', '0', '1', '2', '3', '4', '5']).catch(''),
  year: z
    .union([z.literal(''), z.string().regex(/^\d{4}$/)])
    .default('')
    .catch(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type StudioFilters = z.output<typeof studioFilters>

interface Text {
  readonly zh: string
  readonly en: string
}

/** One line of the register: all that a list of studios says in public. */
export interface PublicStudioLine {
  readonly id: string
  readonly name: Text
  readonly zoneCode: string
  readonly industry: string
  readonly level: string
  readonly star: number
  readonly status: string
  readonly namedYear: string | null
  readonly unit: string
  readonly lead: string
}

/** A zone as the running programme names it. */
export interface PublicZoneName {
  readonly code: string
  readonly name: Text
}

/** A zone's cell of the service map. */
export interface MapTile extends PublicZoneName {
  readonly column: number
  readonly row: number
  readonly total: number
  /** A count for each of {@link STARS}. */
  readonly counts: readonly number[]
}
