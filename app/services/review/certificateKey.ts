const KIND = 'review:'

/** What a certificate of a review is for, as `issueCertificateWithin` keeps it. */
export const certificateKey = (reviewId: string): string => `${KIND}${reviewId}`

/** The review that a certificate in force is for; empty for one of something else. */
export function reviewOfCertificate(key: string): string {
  return key.startsWith(KIND) ? key.slice(KIND.length) : ''
}
