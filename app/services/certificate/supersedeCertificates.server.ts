import { appendEvent } from '../log/appendEvent.server'
import { derivedId } from '../log/derivedId.server'
import type { Tx } from '../log/writer.server'
import { CERTIFICATES, type CertificateOp } from './certificateLog'

/**
 * Ends the certificate of this subject that is in force, within the caller's transaction: from now
 * on it says what was. `by` is the number of the one that comes in its place, if one does.
 */
export async function supersedeCertificatesWithin(
  tx: Tx,
  { subject, by: newer }: { subject: string; by: string | null },
  { actor, opId, receivedAt }: CertificateOp,
): Promise<void> {
  const standing = await tx.certificate.findMany({
    where: { subject, revokedAt: null, supersededAt: null },
    orderBy: { number: 'asc' },
    select: { number: true },
  })
  for (const { number } of standing) {
    await tx.certificate.update({ where: { number }, data: { supersededAt: receivedAt } })
    await appendEvent(tx, {
      ...{ scopeId: CERTIFICATES, actor, device: null, receivedAt },
      ...{ kind: 'certificate.superseded', payload: { number, by: newer } },
      opId: derivedId(opId, 'superseded', number),
    })
  }
}
