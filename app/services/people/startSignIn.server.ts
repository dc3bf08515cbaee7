import { randomUUID } from 'node:crypto'
import type { Tx } from '../log/writer.server'
import { digestOfToken, newToken } from './signInToken.server'

/** How long a sign-in lasts, in seconds: half a year's programme. */
export const SIGN_IN_LASTS_S = 90 * 24 * 60 * 60

/** Signs a browser in and returns the token for its cookie. Clears away what has run out. */
export async function startSignIn(tx: Tx, personId: string, now: Date): Promise<string> {
  const token = newToken()
  await tx.signIn.deleteMany({ where: { personId, expiresAt: { lte: now } } })
  await tx.signIn.create({
    data: {
      id: randomUUID(),
      tokenHash: digestOfToken(token),
      personId,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + SIGN_IN_LASTS_S * 1_000),
    },
  })
  return token
}
