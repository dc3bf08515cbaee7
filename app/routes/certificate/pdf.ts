import { loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'
import { certificateParams, certificateSearch } from '~/protocol/certificate'
import { printCertificate } from '~/services/certificate/printCertificate.server'
import { verifyCertificate } from '~/services/certificate/verifyCertificate.server'

/** The certificate as a PDF, for whoever has its number and its code; none once it is revoked. */
export const loader = loaderFor({
  access: 'public',
  params: certificateParams,
  search: certificateSearch,
  load: async ({ app, params, search, address, request }) => {
    const { number = '' } = params
    const answer = await verifyCertificate(app, { number, code: search.code ?? '', address })
    if (answer.kind === 'wait') throw new AppError('tooMany', { minutes: answer.minutes })
    if (answer.kind !== 'found' || answer.certificate.revokedAt !== null) {
      throw new AppError('notFound')
    }
    const { certificate: content, code } = answer
    const { origin } = new URL(request.url)
    const printed = await printCertificate({ number: content.number, code, content, origin })
    if (!printed.ok) throw new AppError('busy')
    return new Response(Buffer.from(printed.pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${content.number}.pdf"`,
        'Cache-Control': 'private, no-store',
      },
    })
  },
})
