import type { CycleCopy } from './readCycle'

/** Certificates that no decision stands behind, and those of studios that have no plaque. */
export function checkCertificates({ certificates, reviews, studios }: CycleCopy): string[] {
  const inForce = certificates.filter(({ revoked, superseded }) => !revoked && !superseded)
  const named = new Set(reviews.flatMap(({ certificate }) => certificate ?? []))
  const problems = inForce
    .filter(({ number }) => !named.has(number))
    .map(({ number }) => `certificate ${number}: no decision names it`)
  for (const { id, status } of studios) {
    const own = certificates.filter(({ subject }) => subject === `studio:${id}`)
    const standing = own.filter((one) => inForce.includes(one))
    if (standing.length > 1) problems.push(`studio ${id}: has two certificates in force`)
    const isGone = status === 'removed' || status === 'cancelled'
    if (isGone && own.some(({ revoked }) => !revoked)) {
      problems.push(`studio ${id}: is ${status}, and its certificate was not revoked`)
    }
  }
  return problems
}
