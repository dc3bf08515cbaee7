/** The forms of dynamic management: what a person confirms, and a studio's calendar address. */
import { z } from 'zod'
import { isDate } from '~/domain/notice/workCalendar'
import { opIdSchema } from './registration'
import { line } from './text'

const day = z.string().trim().refine(isDate, { error: 'studio:field.day' })
const optionalDay = z.preprocess((value) => (value === '' ? undefined : value), day.optional())
const reason = line(300, 2)

const confirm = {
  opId: opIdSchema,
  studio: z.string().min(1).max(64),
  /** The duty that the person was looking at. */
  duty: z.string().min(1).max(300),
  reason,
}

/** What a person confirms of a duty that changes a studio's status. */
export const confirmDutySchema = z.discriminatedUnion('status', [
  z.object({ ...confirm, status: z.literal('rectifying'), rectifyBy: day }),
  z.object({ ...confirm, status: z.literal('removed'), barredUntil: optionalDay }),
  z.object({ ...confirm, status: z.literal('cancelled') }),
])
export type ConfirmDutyForm = z.output<typeof confirmDutySchema>

/** A lead's address for a calendar: a new one in place of any before, or none. */
export const dutyFeedSchema = z.object({ do: z.enum(['make', 'revoke']) })
