import { hash, verify, type Options } from '@node-rs/argon2'

/** Shortest and longest password in characters, as typed. */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const

/** For argon2id, the library's default: 19 MiB, two passes, one lane, as OWASP advises. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let decoy: Promise<string> | undefined

/** Whether a new password is neither too short nor too long. There are no other rules of composition. */
export function isPasswordLength(password: string): boolean {
  const { length } = Array.from(password)
  return length >= PASSWORD_LENGTH.min && length <= PASSWORD_LENGTH.max
}

/**
 * The argon2id hash of a password in PHC form, with a random salt. The password is normalised (NFKC),
 * so that it is the same from every keyboard.
 *
 * @throws RangeError when its length is not allowed.
 */
export async function hashPassword(password: string): Promise<string> {
  if (!isPasswordLength(password)) throw new RangeError('The password is too short or too long')
  return await hash(password.normalize('NFKC'), OPTIONS)
}

/**
 * Whether the password is the one that was hashed. For a person without a password, or without an
 * account, pass null: it takes as long and answers false, so that time does not tell who has one.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (Array.from(password).length > PASSWORD_LENGTH.max) return false
  decoy ??= hash('no account has this password', OPTIONS)
  const matches = await verifyHash(stored ?? (await decoy), password.normalize('NFKC'))
  return matches && stored !== null
}

async function verifyHash(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password)
  } catch {
    return false
  }
}
