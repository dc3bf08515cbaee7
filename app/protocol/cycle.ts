/** The forms with which an organiser runs a cycle of reviews. */
import { z } from 'zod'
import { normaliseCreditCode } from '~/domain/people/creditCode'
import { REVIEW_STAGES } from '~/domain/review/scheme'
import { phoneSchema } from './people'
import { opIdSchema } from './registration'
import { isWellFormed } from './text'

const id = z.string().min(1).max(64)
const text = (most: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().max(most).refine(isWellFormed))
const reason = text(500).default('')
const votes = z.coerce.number().int().min(0).max(1_000)
const does = <D extends string, S extends z.ZodRawShape>(verb: D, shape: S) =>
  z.object({ opId: opIdSchema, do: z.literal(verb), ...shape })

/** /office/cycles/:cycle. */
export const cycleForm = z.discriminatedUnion('do', [
  does('move', { to: z.enum([...REVIEW_STAGES, 'closed', 'cancelled']), reason }),
  /** One review, or all that are rated. */
  does('decide', { review: z.union([id, z.literal('all')]) }),
])

/** /office/cycles/:cycle/experts. */
export const poolForm = z.discriminatedUnion('do', [
  does('add', {
    name: text(40).pipe(z.string().min(2)),
    phone: phoneSchema,
    zone: text(64).default(''),
    creditCode: z.string().max(40).default('').transform(normaliseCreditCode),
  }),
  does('withdraw', { expert: id, reason }),
  does('assign', {}),
  does('replace', { review: id, from: id, to: id, reason }),
])

/** /office/cycles/:cycle/meeting. */
export const meetingForm = z.discriminatedUnion('do', [
  does('override', {
    review: id,
    rating: id,
    reason,
    votesFor: votes,
    votesAgainst: votes,
    abstentions: votes,
  }),
  does('choose', { review: id, rating: id, reason }),
  does('confirm', {}),
  does('reopen', { reason }),
])

/** /expert/:cycle/ties, by the expert. */
export const tiesForm = z.discriminatedUnion('do', [
  does('declare', { studio: id }),
  does('withdraw', { reason }),
])
