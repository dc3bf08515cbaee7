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
  /** ISO 8601; null while it is valid. */
  revokedAt: string | null
  revokedReason: string | null
}
