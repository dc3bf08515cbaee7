import { appendEvent } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { CERTIFICATES } from './issueCertificate.server'

/**
 * Revokes a certificate within the caller's transaction; who verifies it afterwards is told when and
 * why. The reason is public.
 *
 * @returns false when there is no such certificate, or it was revoked before
 */
export async function revokeCertificateWithin(
  tx: Tx,
  { number, reason }: { number: string; reason: string },
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({
    where: { number, revokedAt: null },
    data: { revokedAt: by.receivedAt, revokedReason: reason },
  })
  if (count === 0) return false
  const event = { ...by, scopeId: CERTIFICATES, device: null, payload: { number, reason } }
  await appendEvent(tx, { ...event, kind: 'certificate.revoked' })
  return true
}
