import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { parseIdentityNumber } from '~/domain/people/identityNumber'
import { normalisePhone } from '~/domain/people/phone'

/** The site's secrets for personal data; every key has 32 bytes. */
export interface Keys {
  /** id of the key that seals new values */
  readonly current: string
  /** by id (letters and digits); older keys stay until all they sealed has been sealed again */
  readonly sealing: ReadonlyMap<string, Uint8Array>
  /** for lookups; replacing it means computing every lookup again */
  readonly lookup: Uint8Array
}

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** A stored value cannot be opened: unknown key, another place, or altered. It never quotes the value. */
export class SealedValueError extends Error {
  override readonly name = 'SealedValueError'
}

/**
 * Encrypts a personal field for storage with AES-256-GCM and a fresh random nonce, as
 * `<key id>.<base64url of nonce ‖ ciphertext ‖ tag>`.
 *
 * @param place names table, column and row, such as `person.phone:p_1`. It is authenticated, so that
 *   a sealed value moved to another row or column does not open.
 * @throws RangeError when the current key is missing or does not have 32 bytes.
 */
export function seal(keys: Keys, place: string, plain: string): string {
  const key = keys.sealing.get(keys.current)
  if (key?.length !== KEY_BYTES || !/^[A-Za-z0-9]+$/.test(keys.current)) {
    throw new RangeError('The current sealing key is missing or malformed')
  }
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(place, 'utf8'))
  const parts = [iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return `${keys.current}.${Buffer.concat(parts).toString('base64url')}`
}

/**
 * Decrypts what {@link seal} made for the same place, with whichever key sealed it.
 *
 * @throws SealedValueError when the key is unknown, or the value or its place is not what was sealed.
 */
export function unseal(keys: Keys, place: string, sealed: string): string {
  const [keyId = '', body = ''] = sealed.split('.')
  const key = keys.sealing.get(keyId)
  if (key === undefined)
    throw new SealedValueError('Sealed with a key that this site does not have')
  const bytes = Buffer.from(body, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new SealedValueError('Not a sealed value')
  const options = { authTagLength: TAG_BYTES }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), options)
  decipher.setAAD(Buffer.from(place, 'utf8'))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const start = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
    return Buffer.concat([start, decipher.final()]).toString('utf8')
  } catch {
    throw new SealedValueError('Altered, or sealed for another place')
  }
}

/**
 * The lookup value of an identity number: HMAC-SHA-256 of its normal form, as hex. Equal for equal
 * numbers, and useless for guessing them without the key.
 *
 * @throws RangeError for what is not a valid number; check the form first.
 */
export function identityKey(keys: Keys, identityNumber: string): string {
  const parsed = parseIdentityNumber(identityNumber)
  if (!parsed.ok) throw new RangeError('Not an identity number')
  return lookupKey(keys, 'identity', parsed.identity.value)
}

/**
 * The lookup value of a mobile phone number, like {@link identityKey}.
 *
 * @throws RangeError for what is not a mobile number; check the form first.
 */
export function phoneKey(keys: Keys, phone: string): string {
  const normal = normalisePhone(phone)
  if (normal === null) throw new RangeError('Not a mobile phone number')
  return lookupKey(keys, 'phone', normal)
}

function lookupKey(keys: Keys, kind: string, value: string): string {
  if (keys.lookup.length !== KEY_BYTES) throw new RangeError('The lookup key is malformed')
  return createHmac('sha256', keys.lookup).update(`${kind}\0${value}`, 'utf8').digest('hex')
}
