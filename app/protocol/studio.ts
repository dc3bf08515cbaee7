/**
 * The forms of the register of studios: one schema for the pages, the import and the services.
 * Money is typed in yuan and kept as a decimal text of fen; lists are typed in one line.
 */
import { z } from 'zod'
import { normaliseCreditCode } from '~/domain/people/creditCode'
import { isDate } from '~/domain/notice/workCalendar'
import { ACHIEVEMENT_KINDS, STUDIO_LEVELS } from '~/domain/studio/events'
import { lineTyped } from '~/domain/typedText'
import { phoneSchema } from './people'
import { opIdSchema } from './registration'
import { area, line } from './text'

const message = (key: string) => ({ error: `studio:field.${key}` })

const text = (most: number) => area(most).default('')
/** `焊工、钳工` or one a line, as people type lists. */
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(/[、，,；;\n]/)
      .map(lineTyped)
      .filter((part) => part !== ''),
  )
  .pipe(z.array(line(60)).max(20))
/** Ids that were ticked: none, one, or several of one name. */
const ids = z.preprocess((value) => (Array.isArray(value) ? value.join('、') : value), list)
const day = z.string().trim().refine(isDate, message('day'))
const yuan = z
  .string()
  .transform((value) => value.normalize('NFKC').replace(/[\s,]/g, ''))
  .refine((value) => /^\d{1,12}(\.\d{1,2})?$/.test(value), message('yuan'))
  .transform((value) => {
    const [whole = '0', part = ''] = value.split('.')
    return String(BigInt(whole) * 100n + BigInt(part.padEnd(2, '0')))
  })
const id = z.string().min(1).max(64)
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const reason = line(300, 2)
const level = z.enum(STUDIO_LEVELS)
const creditCode = z
  .string()
  .transform(normaliseCreditCode)
  .refine((code) => /^[0-9A-Z]{18}$/.test(code), message('creditCode'))

const texts = {
  industry: line(40),
  trades: list,
  premises: text(500),
  rules: text(4_000),
  plan: text(4_000),
  leadHonours: list,
}

/** One studio as it comes into the register: the form, and a row of the import. */
export const studioRowSchema = z.object({
  name: line(60, 2),
  nameEn: optional(line(120)),
  /** Code of the zone. */
  zone: line(16),
  unitName: line(80, 2),
  creditCode,
  leadName: line(40, 2),
  level,
  star: z.coerce.number().int().min(0).max(5).default(0),
  foundedOn: day,
  namedOn: optional(day),
  ...texts,
})
export type StudioRow = z.output<typeof studioRowSchema>

/** The form that registers one studio. */
export const registerStudioForm = studioRowSchema.extend({ opId: opIdSchema })

const result = {
  kind: z.enum(ACHIEVEMENT_KINDS),
  title: line(120, 2),
  year: z.coerce.number().int().min(1950).max(2100),
  doneOn: day,
  /** Ids of members. */
  byWhom: ids,
  benefit: yuan,
  benefitBasis: text(500),
  adopted: z.literal('on').optional(),
  adoptedBy: text(120),
}
/** How many events the studio's log had when the page was made; our own programs show no page. */
const seen = optional(z.coerce.number().int().min(1))
const change = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ opId: opIdSchema, change: z.literal(kind), seen, ...shape })
const because = { on: day, reason }

/** The present lead as one of those who can be chosen; members and former leads have their ids. */
export const LEAD = 'lead'
/** A member, or null for the lead. */
const leadOrMember = id.transform((value) => (value === LEAD ? null : value))

const money = { amount: yuan, what: line(200) }
const agreed = {
  agreement: line(200),
  goals: text(500),
  startsOn: day,
  endsOn: day,
}
const granted = {
  year: z.coerce.number().int().min(1950).max(2100),
  source: line(80),
  amount: yuan,
  purpose: text(300),
}
const OUTCOMES = ['ended', 'passed', 'failed'] as const

/** What comes into the register row by row: the fields of its forms, on the page and in a file. */
export const ENTRY_FIELDS = {
  join: { name: line(40, 2), role: line(40), certificates: list, on: day },
  record: result,
  sign: {
    master: optional(id),
    apprentice: line(40, 2),
    ...agreed,
    /** The winner's entry that it follows from, by contest and code. */
    contest: optional(id),
    entryCode: optional(line(16).transform((code) => code.toUpperCase())),
  },
  receive: { ...granted, on: day },
}

/** Every change of a studio in the register, told apart by `change`. */
export const studioChangeSchema = z.discriminatedUnion('change', [
  change('texts', texts),
  change('correct', {
    nameEn: optional(line(120)),
    leadName: line(40, 2),
    foundedOn: day,
    namedOn: optional(day),
    level,
    reason,
  }),
  change('name', { name: line(60, 2), ...because }),
  change('lead', { leadName: line(40, 2), leadHonours: list, ...because }),
  change('unit', { unitName: line(80, 2), creditCode, zone: line(16), ...because }),
  change('renameUnit', { unitName: line(80, 2), ...because }),
  change('leadGone', because),
  change('unitClosed', because),
  change('naming', { level, ...because }),
  change('level', { level, ...because }),
  change('status', {
    status: z.enum(['active', 'rectifying', 'removed', 'cancelled']),
    rectifyBy: optional(day),
    barredUntil: optional(day),
    ...because,
  }),
  change('join', ENTRY_FIELDS.join),
  change('amendMember', {
    member: id,
    name: line(40, 2),
    role: line(40),
    certificates: list,
    joinedOn: day,
    leftOn: optional(day),
    reason,
  }),
  change('leave', { member: id, on: day }),
  change('link', {
    whose: leadOrMember,
    phone: phoneSchema,
    consent: z.literal('on', message('consent')),
  }),
  change('unlink', { whose: leadOrMember }),
  change('record', ENTRY_FIELDS.record),
  change('amend', { achievement: id, ...result, reason }),
  change('withdraw', { achievement: id, reason }),
  change('sign', ENTRY_FIELDS.sign),
  change('end', {
    apprenticeship: id,
    status: z.enum(OUTCOMES),
    evaluation: text(500),
    on: day,
  }),
  change('amendApprenticeship', {
    apprenticeship: id,
    master: id,
    apprentice: line(40, 2),
    ...agreed,
    status: z.enum(['running', ...OUTCOMES]),
    evaluation: text(500),
    reason,
  }),
  change('withdrawApprenticeship', { apprenticeship: id, reason }),
  change('receive', ENTRY_FIELDS.receive),
  change('amendGrant', { grant: id, ...granted, receivedOn: day, reason }),
  change('withdrawGrant', { grant: id, reason }),
  change('spend', { grant: id, ...money, on: day }),
  change('amendSpending', { grant: id, spending: id, ...money, spentOn: day, reason }),
  change('withdrawSpending', { grant: id, spending: id, reason }),
])
export type StudioChangeForm = z.output<typeof studioChangeSchema>

/** Gives whoever the page names as the lead an account. */
export const leadAccountForm = z.object({ phone: phoneSchema, leadName: line(40, 2) })

type WithoutOp<Form> = Form extends unknown ? Omit<Form, 'opId' | 'seen'> : never
/** What brings a member, result, apprenticeship or grant into the register. */
export type StudioEntryForm = WithoutOp<
  Extract<StudioChangeForm, { change: keyof typeof ENTRY_FIELDS }>
>
