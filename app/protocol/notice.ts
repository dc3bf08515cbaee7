/** The forms of notices and objections: one schema for the pages and the services. */
import { z } from 'zod'
import { isDate } from '~/domain/notice/workCalendar'
import { phoneSchema } from './people'
import { opIdSchema } from './registration'
import { area, line } from './text'

const message = (key: string) => ({ error: `notice:field.${key}` })

/** An objection to a line of a notice, or with no line to the whole of it. */
export const objectionFormSchema = z.object({
  opId: opIdSchema,
  line: z
    .string()
    .max(64)
    .default('')
    .transform((line) => (line === '' ? null : line)),
  name: line(40, 2),
  phone: phoneSchema,
  reason: area(2_000, 5),
  consent: z.literal('on', message('consent')),
})
export type ObjectionForm = z.output<typeof objectionFormSchema>

/** The code of a receipt as it was typed. */
export const receiptCodeSchema = z.string().trim().max(40)

/** What the sender of an objection does with it later. */
export const withdrawFormSchema = z.object({
  opId: opIdSchema,
  do: z.literal('withdraw'),
  code: receiptCodeSchema,
})

const reason = area(300, 2)

/** What an organiser does with a notice, told apart by `do`. */
export const noticeFormSchema = z.discriminatedUnion('do', [
  // The reason of publishing is why another notice is corrected by this one.
  z.object({ opId: opIdSchema, do: z.literal('published'), reason: area(300).default('') }),
  z.object({ opId: opIdSchema, do: z.literal('closed') }),
  z.object({ opId: opIdSchema, do: z.literal('superseded'), reason }),
  z.object({ opId: opIdSchema, do: z.literal('withdrawn'), reason: area(300).default('') }),
  z.object({
    opId: opIdSchema,
    do: z.literal('rule'),
    objection: z.string().min(1).max(64),
    outcome: z.enum(['upheld', 'dismissed'], message('outcome')),
    reason: area(1_000, 2),
  }),
  z.object({
    opId: opIdSchema,
    do: z.literal('showSender'),
    objection: z.string().min(1).max(64),
  }),
])

const day = z.string().trim().refine(isDate, message('day'))

/** What an organiser enters in the calendar of workdays. */
export const workDayFormSchema = z.discriminatedUnion('do', [
  z.object({
    opId: opIdSchema,
    do: z.literal('set'),
    day,
    isWorkday: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
    title: line(40, 0).default(''),
  }),
  z.object({ opId: opIdSchema, do: z.literal('clear'), day }),
])
export type WorkDayForm = z.output<typeof workDayFormSchema>
