import { appendEvent } from '../log/appendEvent.server'
import { derivedId } from '../log/derivedId.server'
import type { Tx } from '../log/writer.server'
import { CERTIFICATES, type CertificateOp } from './certificateLog'

/**
 * Revokes a certificate within the caller's transaction; who verifies it afterwards is told when and
 * why. The reason is public. What it was for can be certified anew, by another one.
 *
 * @returns false when there is no such certificate, or it was revoked before
 */
export async function revokeCertificateWithin(
  tx: Tx,
  { number, reason }: { number: string; reason: string },
  by: CertificateOp,
): Promise<boolean> {
  const known = await tx.certificate.findUnique({ where: { number } })
  if (known === null || known.revokedAt !== null) return false
  await tx.certificate.update({
    where: { number },
    data: { revokedAt: by.receivedAt, revokedReason: reason, key: `${known.key}/${number}` },
  })
  const event = { ...by, scopeId: CERTIFICATES, device: null, payload: { number, reason } }
  await appendEvent(tx, { ...event, kind: 'certificate.revoked' })
  return true
}

/** Revokes every certificate of this subject that was not revoked yet, for one public reason. */
export async function revokeCertificatesOfWithin(
  tx: Tx,
  { subject, reason }: { subject: string; reason: string },
  { actor, opId, receivedAt }: CertificateOp,
): Promise<void> {
  const known = await tx.certificate.findMany({
    where: { subject, revokedAt: null },
    orderBy: { number: 'asc' },
    select: { number: true },
  })
  for (const { number } of known) {
    const by = { actor, receivedAt, opId: derivedId(opId, 'revoked', number) }
    await revokeCertificateWithin(tx, { number, reason }, by)
  }
}
