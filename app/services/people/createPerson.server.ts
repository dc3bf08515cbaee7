import { randomUUID } from 'node:crypto'
import { normalisePhone } from '~/domain/people/phone'
import type { Secrets } from '../context'
import type { Tx } from '../log/writer.server'
import { lookupsOf, sealField } from './personFields.server'

export interface NewPerson {
  name: string
  /** A mobile number, checked before. */
  phone: string
  /** An argon2id hash; null for someone who will set a password by a one-time code. */
  passwordHash: string | null
  language?: 'zh' | 'en'
}

/**
 * Stores a person, with name and phone encrypted, and returns their id.
 *
 * @throws when the phone belongs to somebody already, or is not a mobile number
 */
export async function createPerson(
  tx: Tx,
  secrets: Secrets,
  { name, phone, passwordHash, language = 'zh' }: NewPerson,
  now: Date,
): Promise<string> {
  const id = randomUUID()
  const normal = normalisePhone(phone) ?? ''
  await tx.person.create({
    data: {
      id,
      sealedName: sealField(secrets, 'name', id, name),
      sealedPhone: sealField(secrets, 'phone', id, normal),
      phoneKey: lookupsOf(secrets, { phone }).phoneKey,
      passwordHash,
      language,
      createdAt: now,
    },
  })
  return id
}
