/** The forms with which an organiser runs a cycle of reviews. */
import { z } from 'zod'
import { normaliseCreditCode } from '~/domain/people/creditCode'
import { isDate } from '~/domain/notice/workCalendar'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { REVIEW_STAGES } from '~/domain/review/scheme'
import { phoneSchema } from './people'
import { opIdSchema } from './registration'
import { area, line } from './text'

const id = z.string().min(1).max(64)
const reason = area(500).default('')
const votes = z.coerce.number().int().min(0).max(1_000)
const does = <D extends string, S extends z.ZodRawShape>(verb: D, shape: S) =>
  z.object({ opId: opIdSchema, do: z.literal(verb), ...shape })

/** /office/cycles/:cycle. */
export const cycleForm = z.discriminatedUnion('do', [
  does('move', { to: z.enum([...REVIEW_STAGES, 'closed', 'cancelled']), reason }),
  /** One review, or all that are rated. */
  does('deadline', {
    stage: z.enum(REVIEW_STAGES),
    deadline: z.string().refine(isDate, { error: 'cycle:deadline.noDate' }),
    reason: reason.pipe(z.string().min(1)),
  }),
  /** The self-assessment of one review, or of all that are missing. */
  does('giveUp', { review: z.union([id, z.literal('all')]), reason }),
  does('decide', { review: z.union([id, z.literal('all')]) }),
])

/** /office/cycles/:cycle/experts. */
export const poolForm = z.discriminatedUnion('do', [
  does('add', {
    name: line(40, 2),
    phone: phoneSchema,
    zone: line(64, 0).default(''),
    creditCode: z.string().max(40).default('').transform(normaliseCreditCode),
    /** Said outright, since the unit is what bars an expert. */
    noUnit: z.literal('on').optional(),
  }),
  does('withdraw', { expert: id, reason }),
  does('assign', {}),
  does('replace', { review: id, from: id, to: id, reason }),
])

/** /office/cycles/:cycle/meeting. */
export const meetingForm = z.discriminatedUnion('do', [
  does('override', {
    review: id,
    /** The rating that the page shows. */
    was: id,
    rating: id,
    reason,
    votesFor: votes,
    votesAgainst: votes,
    abstentions: votes,
  }),
  does('choose', { review: id, was: id, rating: id, reason }),
  does('correct', {
    review: id,
    key: id,
    /** Money in yuan. */
    value: z
      .string()
      .transform((typed) => typed.normalize('NFKC').replace(/[\s,]/g, ''))
      .pipe(z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, { error: 'cycle:correction.badValue' })),
    reason: reason.pipe(z.string().min(1)),
  }),
  /** `seen`: the number of the log's next event, when the page was opened. */
  does('confirm', { seen: z.coerce.number().int().nonnegative() }),
  does('reopen', { reason }),
])

/** /expert/:cycle/ties, by the expert. */
export const tiesForm = z.discriminatedUnion('do', [
  does('declare', { studio: id }),
  does('withdraw', { reason }),
])

/** A typed figure as it is kept: money, which is typed in yuan, in fen. */
export function figureText(key: string, typed: string): string {
  if (!isMoney(key)) return typed
  const [yuan = '', fen = ''] = typed.split('.')
  return `${yuan}${fen.padEnd(2, '0')}`
}

/** Whether a figure of the register is an amount of money. */
function isMoney(key: string): boolean {
  return REGISTER_FIGURE_KEYS.includes(key) && key.endsWith('Fen')
}
