/**
 * The registration form, one schema for the page and the service. Messages are keys of
 * `registration:field`, put into words in the reader's language.
 */
import { z } from 'zod'
import { normaliseCreditCode } from '~/domain/people/creditCode'
import { parseIdentityNumber } from '~/domain/people/identityNumber'
import { areaTyped, lineTyped } from '~/domain/typedText'
import { passwordPair, phoneSchema } from './people'
import { isWellFormed } from './text'

export const opIdSchema = z.uuid()

const message = (key: string) => ({ error: `registration:field.${key}` })

/** Two to forty characters: letters, the dot of minority names, blanks; digits for samples. */
const nameSchema = z
  .string(message('name.required'))
  .transform((text) => lineTyped(text.normalize('NFKC')))
  .refine((text) => /^[\p{L}\p{M}·•.'’ 0-9-]{2,40}$/u.test(text), message('name.format'))

const identitySchema = z.string(message('identity.required')).transform((text, context) => {
  const result = parseIdentityNumber(text)
  if (result.ok) return result.identity.value
  context.addIssue({ code: 'custom', message: `registration:field.${result.code}` })
  return z.NEVER
})

/** The check digit is only warned about: codes in use are known that fail it. */
const creditCodeSchema = z
  .string(message('creditCode.required'))
  .transform(normaliseCreditCode)
  .refine((code) => /^[0-9A-Z]{18}$/.test(code), message('creditCode.format'))

const entryFields = {
  opId: opIdSchema,
  zone: z.string(message('zone.required')).min(1).max(64),
  unitName: z
    .string(message('unitName.required'))
    .transform((text) => lineTyped(text.normalize('NFKC')))
    .refine((text) => text.length >= 2 && text.length <= 80, message('unitName.format'))
    .refine(isWellFormed, message('unitName.format')),
  creditCode: creditCodeSchema,
  /** Separate consent to the handling of sensitive personal data (PIPL art. 29). */
  consent: z.literal('on', message('consent.required')),
  truthful: z.literal('on', message('truthful.required')),
}

const newPersonForm = z.object({
  ...entryFields,
  who: z.literal('new'),
  name: nameSchema,
  identity: identitySchema,
  phone: phoneSchema,
  password: passwordPair.password,
})
/** Name, phone and identity number are those of the account. */
const knownPersonForm = z.object({ ...entryFields, who: z.literal('known') })
/** The account has no identity number yet, such as one that an organiser made. */
const unidentifiedPersonForm = z.object({
  ...entryFields,
  who: z.literal('unidentified'),
  identity: identitySchema,
})

/** The form of /register/:contest; `who` says what the page knows of the person already. */
export const registrationFormSchema = z.discriminatedUnion('who', [
  newPersonForm,
  knownPersonForm,
  unidentifiedPersonForm,
])
export type NewPersonForm = Omit<z.output<typeof newPersonForm>, 'who'>
export type SignedInForm = Omit<z.output<typeof knownPersonForm>, 'who'> & { identity?: string }

const reasonSchema = z
  .string(message('reason.required'))
  .transform(areaTyped)
  .refine((text) => text.length >= 2 && text.length <= 300, message('reason.format'))
  .refine(isWellFormed, message('reason.format'))

/** What a contestant does with an entry of their own. */
export const ownEntryFormSchema = z.discriminatedUnion('move', [
  z.object({
    opId: opIdSchema,
    entry: z.string().max(64),
    move: z.literal('answer'),
    answer: reasonSchema,
  }),
  z.object({ opId: opIdSchema, entry: z.string().max(64), move: z.literal('withdraw') }),
])

const expected = z.string().max(20)

/** What an officer does with an entry; `expected` is the status that the officer was looking at. */
export const reviewFormSchema = z.discriminatedUnion('move', [
  z.object({ opId: opIdSchema, expected, move: z.literal('approve') }),
  z.object({ opId: opIdSchema, expected, move: z.literal('return'), reason: reasonSchema }),
  z.object({ opId: opIdSchema, expected, move: z.literal('reject'), reason: reasonSchema }),
  z.object({ opId: opIdSchema, expected, move: z.literal('retire'), reason: reasonSchema }),
  z.object({ opId: opIdSchema, expected, move: z.literal('disqualify'), reason: reasonSchema }),
])
export type ReviewForm = z.output<typeof reviewFormSchema>
