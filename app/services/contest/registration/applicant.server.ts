import { randomUUID } from 'node:crypto'
import type { Secrets } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import { sealField } from '~/services/people/personFields.server'
import type { Prisma } from '../../../../prisma/generated/client'

/** Who registers: someone signed in, or someone for whom an account is made. */
export interface Applicant {
  personId: string | null
  identityKey: string | null
  phoneKey: string | null
  fresh: {
    name: string
    identity: string
    phone: string
    passwordHash: string | null
    sample: boolean
  } | null
}

type PersonAnswer =
  | {
      ok: true
      personId: string
      identityKey: string
      create?: Prisma.PersonCreateInput
      update?: Prisma.PersonUpdateArgs
    }
  | { ok: false; code: 'signInFirst' | 'otherIdentity' }

/**
 * The person of a registration, and what has to be written for it. A phone or identity number that
 * belongs to an account gives one and the same refusal, which does not say which of them or whose.
 */
export async function personFor(
  tx: Tx,
  secrets: Secrets,
  { personId, identityKey, phoneKey, fresh }: Applicant,
  identity: string | undefined,
  now: Date,
): Promise<PersonAnswer> {
  const holder = identityKey ? await tx.person.findUnique({ where: { identityKey } }) : null
  if (fresh && identityKey && phoneKey) {
    if (holder ?? (await tx.person.findUnique({ where: { phoneKey } }))) {
      return { ok: false, code: 'signInFirst' }
    }
    const id = randomUUID()
    const create = {
      id,
      sealedName: sealField(secrets, 'name', id, fresh.name),
      sealedIdentity: sealField(secrets, 'identity', id, fresh.identity),
      identityKey,
      sealedPhone: sealField(secrets, 'phone', id, fresh.phone),
      phoneKey,
      passwordHash: fresh.passwordHash,
      sample: fresh.sample,
      createdAt: now,
    }
    return { ok: true, personId: id, identityKey, create }
  }
  const person = personId ? await tx.person.findUnique({ where: { id: personId } }) : null
  if (!person) return { ok: false, code: 'signInFirst' }
  if (person.identityKey !== null) {
    if (identityKey !== null && identityKey !== person.identityKey) {
      return { ok: false, code: 'otherIdentity' }
    }
    return { ok: true, personId: person.id, identityKey: person.identityKey }
  }
  if (identityKey === null || identity === undefined || holder) {
    return { ok: false, code: 'otherIdentity' }
  }
  const data = { identityKey, sealedIdentity: sealField(secrets, 'identity', person.id, identity) }
  return {
    ok: true,
    personId: person.id,
    identityKey,
    update: { where: { id: person.id }, data },
  }
}
