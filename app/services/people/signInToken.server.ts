import { createHash, randomBytes } from 'node:crypto'

/** A new token for a cookie: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token. It has enough entropy of its own to need no salt. */
export function digestOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
