/** Scope of the log of all certificates of a site. */
export const CERTIFICATES = 'certificates'

/** What is entered in the log of certificates in the course of another op. */
export interface CertificateOp {
  actor: string
  opId: string
  receivedAt: Date
}
