/** The forms with which an organiser arranges what the public sees of the register. */
import { z } from 'zod'
import { MOST_COLUMNS, MOST_ROWS } from '~/domain/studio/tileMap'
import { opIdSchema } from './registration'

/** A GeoJSON file of a city's zones; its own limit is in characters (domain/studio/geoMap). */
export const MOST_MAP_BYTES = 8 * 1024 * 1024

const placesSchema = z
  .array(
    z.object({
      code: z.string().min(1).max(64),
      column: z
        .number()
        .int()
        .min(0)
        .max(MOST_COLUMNS - 1),
      row: z
        .number()
        .int()
        .min(0)
        .max(MOST_ROWS - 1),
    }),
  )
  .min(1)
  .max(200)

const places = z.string().transform((text, context) => {
  const parsed = placesSchema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: 'notValid' })
  return z.NEVER
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON has no undefined, so that it can stand for a text which is no JSON
    return undefined
  }
}

export const serviceMapForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('tiles'), opId: opIdSchema, places }),
  z.object({
    step: z.literal('borders'),
    opId: opIdSchema,
    approval: z.string().trim().min(1).max(40),
    file: z.instanceof(File),
  }),
  /** Back to the tiles. */
  z.object({ step: z.literal('remove'), opId: opIdSchema }),
])

export const doublingForm = z.object({
  opId: opIdSchema,
  year: z.coerce.number().int().min(2015).max(2100),
  target: z.coerce.number().int().min(1).max(100_000),
})
