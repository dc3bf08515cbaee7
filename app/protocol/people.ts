import { z } from 'zod'
import { normalisePhone } from '~/domain/people/phone'
import { line } from './text'

/** A mobile number in its normal form, however it was typed. Messages are keys of `errors:field`. */
export const phoneSchema = z.string().transform((text, context) => {
  const phone = normalisePhone(text)
  if (phone !== null) return phone
  context.issues.push({ code: 'custom', message: 'phone', input: text })
  return z.NEVER
})

const newPasswordSchema = z
  .string()
  .refine((text) => Array.from(text).length >= 8, { message: 'passwordShort|8' })
  .refine((text) => Array.from(text).length <= 128, { message: 'tooLong|128' })

/** A new password, typed twice. */
export const passwordPair = { password: newPasswordSchema, repeat: z.string() }
const samePassword = {
  check: ({ password, repeat }: { password: string; repeat: string }) => password === repeat,
  problem: { message: 'passwordsDiffer', path: ['repeat'] },
}

export const signInForm = z.object({
  phone: z.string().max(40),
  password: z.string().max(512),
  to: z.string().max(2_000).optional(),
})

export const resetForm = z
  .object({ phone: phoneSchema, code: z.string().max(40), ...passwordPair })
  .refine(samePassword.check, samePassword.problem)

/** A new password, by someone who knows the present one. */
export const changePasswordForm = z
  .object({ current: z.string().min(1).max(512), ...passwordPair })
  .refine(samePassword.check, samePassword.problem)

export const issueResetForm = z.object({ phone: phoneSchema })

export const setupForm = z
  .object({
    code: z.string().max(40),
    edition: line(100, 2),
    /** For readers of English; the Chinese name stands in for one that is not given. */
    editionEn: line(100, 0).default(''),
    year: z.coerce.number().int().min(2000).max(2100),
    name: line(60),
    phone: phoneSchema,
    ...passwordPair,
  })
  .refine(samePassword.check, samePassword.problem)

export const revokeForm = z.object({ signIn: z.string().min(1).max(64) })

export const languageForm = z.object({
  language: z.enum(['zh', 'en']),
  to: z.string().max(2_000).optional(),
})
