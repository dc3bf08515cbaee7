import { normalisePhone } from '~/domain/people/phone'
import type { ServiceContext } from '~/services/context'
import { admitAttempt } from '~/services/people/attempts.server'
import { verifyPassword } from '~/services/people/passwords.server'
import { lookupsOf } from '~/services/people/personFields.server'

export type WitnessAnswer =
  | { kind: 'found'; personId: string }
  /** Not an arbitrator of the contest, or the wrong password; which one is not told. */
  | { kind: 'refused' }
  | { kind: 'wait'; minutes: number }

/**
 * The arbitrator of a contest who confirms with phone and password on another person's form. It
 * takes the same time for a phone that nobody has.
 */
export async function findWitness(
  context: ServiceContext,
  contestId: string,
  given: { phone: string; password: string; address: string },
  officerId: string,
): Promise<WitnessAnswer> {
  const { read, secrets, writer } = context
  const phone = normalisePhone(given.phone)
  const admission = await admitAttempt(context, 'signIn', phone ?? given.phone, given.address)
  if (admission.kind === 'wait') return admission
  const { phoneKey } = lookupsOf(secrets, { phone: phone ?? undefined })
  const person = phoneKey
    ? await read.person.findUnique({ where: { phoneKey }, include: { grants: true } })
    : null
  const matches = await verifyPassword(person?.passwordHash ?? null, given.password)
  if (!matches || !person || person.id === officerId) return { kind: 'refused' }
  const witnesses = person.grants.some(
    (grant) => grant.role === 'arbitrator' && grant.contestId === contestId,
  )
  if (!witnesses) return { kind: 'refused' }
  await writer.write((tx) => admission.forgive(tx))
  return { kind: 'found', personId: person.id }
}
