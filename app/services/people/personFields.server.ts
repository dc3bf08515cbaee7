import type { Secrets } from '../context'
import { identityKey, phoneKey, seal, unseal, type Keys } from './personalData.server'

/** What is kept of a person in encrypted form. */
export type PersonField = 'name' | 'identity' | 'phone' | 'secondFactor'

const KEY_ID = 'k1'

/** The site's secrets as keys for personal data. */
export function keysOf({ PERSONAL_DATA_KEY, LOOKUP_KEY }: Secrets): Keys {
  return {
    current: KEY_ID,
    sealing: new Map([[KEY_ID, PERSONAL_DATA_KEY]]),
    lookup: LOOKUP_KEY,
  }
}

/** Encrypts a field of one person; it opens for that field of that person only. */
export function sealField(
  secrets: Secrets,
  field: PersonField,
  personId: string,
  plain: string,
): string {
  return seal(keysOf(secrets), `person.${field}:${personId}`, plain)
}

/** Decrypts what `sealField` made. @throws SealedValueError when it is not that field's. */
export function openField(
  secrets: Secrets,
  field: PersonField,
  personId: string,
  sealed: string,
): string {
  return unseal(keysOf(secrets), `person.${field}:${personId}`, sealed)
}

/** The keyed hashes by which a person is found; the form has checked both values. */
export function lookupsOf(
  secrets: Secrets,
  { identity, phone }: { identity?: string | undefined; phone?: string | undefined },
): { identityKey: string | null; phoneKey: string | null } {
  const keys = keysOf(secrets)
  return {
    identityKey: identity === undefined ? null : identityKey(keys, identity),
    phoneKey: phone === undefined ? null : phoneKey(keys, phone),
  }
}

/** A person's name, for screens whose reader may know it. */
export function openPersonName(
  { secrets }: { readonly secrets: Secrets },
  person: { id: string; sealedName: string },
): string {
  return openField(secrets, 'name', person.id, person.sealedName)
}
