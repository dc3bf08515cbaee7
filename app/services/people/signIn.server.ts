import { normalisePhone } from '~/domain/people/phone'
import type { ServiceContext } from '../context'
import { admitAttempt } from './attempts.server'
import { verifyPassword } from './passwords.server'
import { lookupsOf } from './personFields.server'
import { startSignIn } from './startSignIn.server'

export interface SignInOptions {
  phone: string
  password: string
  address: string
}

export type SignInAnswer =
  | { kind: 'signedIn'; token: string; personId: string; language: string }
  /** Phone or password is wrong; which one is not told. */
  | { kind: 'refused' }
  | { kind: 'wait'; minutes: number }

/**
 * Signs a person in by phone and password. A phone without an account takes as long and counts as
 * much as one with, so that nobody can find out who has an account.
 */
export async function signIn(
  context: ServiceContext,
  { phone, password, address }: SignInOptions,
): Promise<SignInAnswer> {
  const normal = normalisePhone(phone)
  const admission = await admitAttempt(context, 'signIn', normal ?? phone, address)
  if (admission.kind === 'wait') return admission
  const person =
    normal === null
      ? null
      : await context.read.person.findUnique({
          where: { phoneKey: lookupsOf(context.secrets, { phone: normal }).phoneKey ?? '' },
        })
  const matches = await verifyPassword(person?.passwordHash ?? null, password)
  if (!person || !matches) return { kind: 'refused' }
  const token = await context.writer.write(async (tx) => {
    await admission.forgive(tx)
    return startSignIn(tx, person.id, context.now())
  })
  return { kind: 'signedIn', token, personId: person.id, language: person.language }
}
