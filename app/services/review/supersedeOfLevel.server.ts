import { supersedeCertificatesWithin } from '../certificate/supersedeCertificates.server'
import type { CertificateOp } from '../certificate/certificateLog'
import type { Tx } from '../log/writer.server'
import { studioScope } from '../studio/studioScope'
import { reviewOfCertificate } from './certificateKey'

/**
 * Ends the certificate of a studio whose level is another one now, within the caller's transaction:
 * one of a naming or promotion attests the level, one of a yearly review only the star.
 */
export async function supersedeOfLevelWithin(
  tx: Tx,
  studioId: string,
  by: CertificateOp,
): Promise<void> {
  const subject = studioScope(studioId)
  const inForce = await tx.certificate.findFirst({
    where: { subject, revokedAt: null, supersededAt: null },
    select: { key: true },
  })
  if (!inForce) return
  const review = await tx.review.findUnique({
    where: { id: reviewOfCertificate(inForce.key) },
    select: { cycle: { select: { kind: true } } },
  })
  if (review?.cycle.kind === 'review') return
  await supersedeCertificatesWithin(tx, { subject, by: null }, by)
}
