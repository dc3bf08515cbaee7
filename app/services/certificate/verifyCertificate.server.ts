import type { VerifiedCertificate } from '~/domain/certificate/certificate'
import { readCertificateNumber } from '~/domain/certificate/number'
import type { Certificate } from '../../../prisma/generated/client'
import type { ServiceContext } from '../context'
import { admitAttempt } from '../people/attempts.server'
import { normaliseCode } from '../people/tokens.server'
import { openContent } from './content.server'

export interface VerifyOptions {
  /** As typed. */
  number: string
  code: string
  /** The caller's network address. */
  address: string
}

export type VerifyAnswer =
  | { kind: 'found'; certificate: VerifiedCertificate; code: string }
  /** Not a number of ours: a slip of the fingers, or no number at all. */
  | { kind: 'malformed' }
  /** Asked by the number alone; whether there is such a certificate is not told. */
  | { kind: 'noCode' }
  /** No such certificate, or not its code: which of the two is not told. */
  | { kind: 'unknown' }
  | { kind: 'wait'; minutes: number }

/**
 * What a certificate says, for whoever has its number and its code. A number alone tells nobody's
 * name, and guesses are limited.
 */
export async function verifyCertificate(
  context: ServiceContext,
  { number: typed, code: typedCode, address }: VerifyOptions,
): Promise<VerifyAnswer> {
  const number = readCertificateNumber(typed)
  if (number === null) return { kind: 'malformed' }
  if (typedCode.trim() === '') return { kind: 'noCode' }
  // by number and address: numbers count up, and nobody shall lock a certificate in another's hand
  const guessed = `${number} ${address}`
  const admission = await admitAttempt(context, 'certificate', guessed, address)
  if (admission.kind === 'wait') return admission
  const row = await context.read.certificate.findUnique({ where: { number } })
  const code = normaliseCode(typedCode)
  if (row?.code !== code) return { kind: 'unknown' }
  await context.writer.write((tx) => admission.forgive(tx))
  const { sealedContent, revokedAt, revokedReason, supersededAt } = row
  const certificate = {
    ...openContent(context.secrets, number, sealedContent),
    ...{ number, revokedReason },
    revokedAt: revokedAt?.toISOString() ?? null,
    supersededAt: supersededAt?.toISOString() ?? null,
    newer: await newerThan(context.read, row),
  }
  return { kind: 'found', certificate, code }
}

/** The number of the certificate of the same subject that is in force; a number tells no name. */
async function newerThan(
  read: ServiceContext['read'],
  { subject, supersededAt, revokedAt }: Certificate,
): Promise<string | null> {
  if (subject === null || (supersededAt === null && revokedAt === null)) return null
  const inForce = await read.certificate.findFirst({
    where: { subject, revokedAt: null, supersededAt: null },
    select: { number: true },
  })
  return inForce?.number ?? null
}
