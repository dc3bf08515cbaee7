import { randomUUID } from 'node:crypto'
import type { Tx } from '../log/writer.server'
import { digestOfCode, newOneTimeCode } from './tokens.server'

/** How long a reset code works, in hours. */
export const RESET_CODE_HOURS = 24

/**
 * Makes a one-time code for a person; earlier ones stop working. Only its digest is stored. Whoever
 * calls this has checked that the issuer may let somebody into this account.
 */
export async function makeResetCode(
  tx: Tx,
  { personId, issuedBy, now }: { personId: string; issuedBy: string; now: Date },
): Promise<{ id: string; code: string }> {
  await tx.resetCode.deleteMany({ where: { personId, usedAt: null } })
  const id = randomUUID()
  const code = newOneTimeCode()
  const expiresAt = new Date(now.getTime() + RESET_CODE_HOURS * 60 * 60 * 1_000)
  await tx.resetCode.create({
    data: { id, personId, codeHash: digestOfCode(code), issuedBy, expiresAt },
  })
  return { id, code }
}
