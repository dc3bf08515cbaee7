import { certificateStatus, type CertificateStatus } from '~/domain/certificate/certificate'
import { openContent } from '~/services/certificate/content.server'
import type { ServiceContext } from '~/services/context'
import { reviewToCertify } from '~/services/review/reviewToCertify.server'
import { studioScope } from '~/services/studio/studioScope'
import type { LocalText } from '~/domain/contest/ruleSet'

export interface StudioCertificate {
  number: string
  status: CertificateStatus
  /** As printed. */
  holder: string
  statement: LocalText
  issuedOn: string
  revokedReason: string | null
  /** Its page for the public. */
  path: string
}

/** Every certificate of a studio, the latest first, and the review that one can be issued for. */
export async function studioCertificates(
  { read, secrets }: Pick<ServiceContext, 'read' | 'secrets'>,
  studioId: string,
) {
  const studio = await read.studio.findUnique({
    where: { id: studioId },
    select: { id: true, name: true },
  })
  if (!studio) return null
  const rows = await read.certificate.findMany({
    where: { subject: studioScope(studioId) },
    orderBy: [{ issuedAt: 'desc' }, { number: 'desc' }],
  })
  const due = await reviewToCertify(read, studioId)
  return {
    studio,
    certificates: rows.map((row): StudioCertificate => {
      const { number, code, sealedContent, revokedReason } = row
      const { holder, statement, issuedOn } = openContent(secrets, number, sealedContent)
      const status = certificateStatus(row)
      const path = `/verify/${number}?code=${code}`
      return { number, status, holder, statement, issuedOn, revokedReason, path }
    }),
    due: due && { reviewId: due.reviewId, title: due.scheme.title, year: due.year },
  }
}
