/** The forms of the coding officer and of the organiser at /office/stages. */
import { z } from 'zod'
import { opIdSchema } from './registration'

const message = (key: string) => ({ error: `office:field.${key}` })

/** Six digits of an authenticator app, however they were typed. */
const codeSchema = z
  .string(message('code.required'))
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .refine((code) => /^\d{6}$/.test(code), message('code.format'))

export const stageFormSchema = z.discriminatedUnion('move', [
  z.object({
    move: z.literal('draw'),
    opId: opIdSchema,
    stations: z.coerce.number(message('stations.format')).int().min(1).max(200),
  }),
  z.object({ move: z.literal('list'), opId: opIdSchema }),
  z.object({
    move: z.literal('decode'),
    opId: opIdSchema,
    code: codeSchema,
    witnessPhone: z.string(message('witness.required')).max(40),
    witnessPassword: z.string(message('witness.required')).max(512),
  }),
])

export const publishFormSchema = z.object({ contest: z.string().max(64), opId: opIdSchema })

export const enrolFormSchema = z.object({
  secret: z.string().regex(/^[A-Z2-7]{16,64}$/),
  code: codeSchema,
})
