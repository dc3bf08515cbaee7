import type { CertificateContent } from '~/domain/certificate/certificate'
import { certificateNumber } from '~/domain/certificate/number'
import type { Secrets } from '../context'
import { appendEvent, createScope } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { newOneTimeCode } from '../people/tokens.server'
import { certificateDigest, sealContent } from './content.server'

export interface NewCertificate {
  /** Two to four capitals that name the kind of certificate. */
  series: string
  year: number
  /** What it is for: the same key again gets the certificate that there is. */
  key: string
  content: CertificateContent
}

export type IssueAnswer =
  | { ok: true; number: string; code: string }
  /** There is one for this key that says something else, or was revoked. */
  | { ok: false; code: 'issuedOtherwise'; number: string }

/** Scope of the log of all certificates of a site. */
export const CERTIFICATES = 'certificates'

/**
 * Issues a certificate within the caller's transaction: numbers it without a gap, keeps its content
 * sealed, and writes its digest to the log of certificates. Once issued it is never changed.
 */
export async function issueCertificateWithin(
  tx: Tx,
  secrets: Secrets,
  { series, year, key, content }: NewCertificate,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<IssueAnswer> {
  const known = await tx.certificate.findUnique({ where: { key } })
  if (known) {
    const { number, code, digest, revokedAt } = known
    const isSame = digest === certificateDigest(number, content) && revokedAt === null
    return isSame ? { ok: true, number, code } : { ok: false, code: 'issuedOtherwise', number }
  }
  const { last } = await tx.certificateSeries.upsert({
    where: { series_year: { series, year } },
    create: { series, year, last: 1 },
    update: { last: { increment: 1 } },
  })
  const number = certificateNumber({ series, year, ordinal: last })
  const digest = certificateDigest(number, content)
  const code = newOneTimeCode()
  const sealedContent = sealContent(secrets, number, content)
  const issuedAt = by.receivedAt
  await tx.certificate.create({ data: { number, code, key, sealedContent, digest, issuedAt } })
  if (!(await tx.scope.findUnique({ where: { id: CERTIFICATES } }))) {
    await createScope(tx, CERTIFICATES, 'certificates')
  }
  const event = { ...by, scopeId: CERTIFICATES, device: null, payload: { number, digest } }
  await appendEvent(tx, { ...event, kind: 'certificate.issued' })
  return { ok: true, number, code }
}
