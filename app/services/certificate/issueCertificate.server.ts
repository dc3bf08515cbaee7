import { certificateStatus, type CertificateContent } from '~/domain/certificate/certificate'
import { certificateNumber } from '~/domain/certificate/number'
import { missingCharacters, printedTexts, type Printable } from '~/domain/certificate/printable'
import type { Secrets } from '../context'
import { appendEvent, createScope } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { newOneTimeCode } from '../people/tokens.server'
import { CERTIFICATES } from './certificateLog'
import { certificateDigest, sealContent } from './content.server'
import { supersedeCertificatesWithin } from './supersedeCertificates.server'

export interface NewCertificate {
  /** Two to four capitals that name the kind of certificate. */
  series: string
  year: number
  /** What it is for: the same key again gets the certificate that there is. */
  key: string
  /** Of whom it speaks: the one that was in force of the same subject is superseded. */
  subject: string
  content: CertificateContent
}

export type IssueAnswer =
  | { ok: true; number: string; code: string }
  /** There is one for this key that says something else, or is not in force any more. */
  | { ok: false; code: 'issuedOtherwise'; number: string }
  /** It could never be printed: the font lacks these. */
  | { ok: false; code: 'missingGlyphs'; characters: readonly string[] }

/** What certificates are sealed with, and what they can be printed with. */
export interface IssueContext {
  secrets: Secrets
  printable: Printable
}

/**
 * Issues a certificate within the caller's transaction: numbers it without a gap, keeps its content
 * sealed, and writes its digest to the log of certificates. Once issued it is never changed.
 */
export async function issueCertificateWithin(
  tx: Tx,
  { secrets, printable }: IssueContext,
  { series, year, key, subject, content }: NewCertificate,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<IssueAnswer> {
  const known = await tx.certificate.findUnique({ where: { key } })
  if (known) {
    const { number, code, digest } = known
    const isSame =
      digest === certificateDigest(number, content) && certificateStatus(known) === 'inForce'
    return isSame ? { ok: true, number, code } : { ok: false, code: 'issuedOtherwise', number }
  }
  const characters = missingCharacters(printedTexts(content), printable)
  if (characters.length > 0) return { ok: false, code: 'missingGlyphs', characters }
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
  await supersedeCertificatesWithin(tx, { subject, by: number }, by)
  await tx.certificate.create({
    data: { number, code, key, subject, sealedContent, digest, issuedAt },
  })
  if (!(await tx.scope.findUnique({ where: { id: CERTIFICATES } }))) {
    await createScope(tx, CERTIFICATES, 'certificates')
  }
  const event = { ...by, scopeId: CERTIFICATES, device: null, payload: { number, digest } }
  await appendEvent(tx, { ...event, kind: 'certificate.issued' })
  return { ok: true, number, code }
}
