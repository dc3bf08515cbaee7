import type { LocalText } from '../contest/ruleSet'

/** What is printed on a certificate besides its number and its code. */
export interface CertificateContent {
  title: LocalText
  /** Who holds it, by the name that is published. */
  holder: string
  /** What it says of the holder. */
  statement: LocalText
  issuer: LocalText
  /** What the plaque reads that goes with it, above the holder's name; absent where there is none. */
  plaque?: LocalText
  /** YYYY-MM-DD. */
  issuedOn: string
}

/** What anyone with a certificate in hand may learn about it. */
export interface VerifiedCertificate extends CertificateContent {
  number: string
  /** ISO 8601; null while it was not revoked. */
  revokedAt: string | null
  revokedReason: string | null
  /** ISO 8601; since when it says what was, and not what is. Null while it is in force. */
  supersededAt: string | null
  /** The number of the one that is in force instead; null where there is none. */
  newer: string | null
}

export type CertificateStatus = 'inForce' | 'superseded' | 'revoked'

/** Whether a certificate says what is, only what was, or nothing any more. */
export function certificateStatus(of: {
  readonly revokedAt: unknown
  readonly supersededAt: unknown
}): CertificateStatus {
  if (of.revokedAt !== null) return 'revoked'
  return of.supersededAt === null ? 'inForce' : 'superseded'
}
