import { certificateStatus } from '~/domain/certificate/certificate'
import { fileFor } from '~/http/fileRoute.server'
import { publicOrigin } from '~/http/origin.server'
import { textsOf } from '~/locales/texts.server'
import { AppError } from '~/protocol/errors'
import { certificatePrint, certificateSearch } from '~/protocol/certificate'
import { printCertificate } from '~/services/certificate/printCertificate.server'
import { verifyCertificate } from '~/services/certificate/verifyCertificate.server'

/** The certificate or its plaque as a PDF, its lines in both languages as on paper, for whoever has its number and its code; none once it is not in force. */
export const loader = fileFor({
  access: 'public',
  params: certificatePrint,
  search: certificateSearch,
  load: async ({ app, params, search, address, request }) => {
    const { number, print } = params
    const answer = await verifyCertificate(app, { number, code: search.code ?? '', address })
    if (answer.kind === 'wait') throw new AppError('tooMany', { minutes: answer.minutes })
    if (answer.kind !== 'found' || certificateStatus(answer.certificate) !== 'inForce') {
      throw new AppError('notFound')
    }
    const { certificate: content, code } = answer
    if (print === 'plaque' && content.plaque === undefined) throw new AppError('notFound')
    const site = `${publicOrigin(app.settings, request)}/verify`
    const { t } = textsOf('zh')
    const printed = await printCertificate({
      number: content.number,
      content,
      print,
      address: `${site}/${content.number}?code=${code}`,
      lines: {
        number: t('certificate:print.number', { number: content.number }),
        code: t('certificate:print.code', { code: `${code.slice(0, 4)} ${code.slice(4)}` }),
        verify: t('certificate:print.verify', { site }),
      },
    })
    if (!printed.ok) {
      if (printed.code === 'notPrinted') throw new AppError('busy')
      // Issued before certificates were compared with the font: asking again is of no use.
      throw new AppError('missingGlyphs', { characters: printed.characters.join(' ') })
    }
    return new Response(Buffer.from(printed.pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${content.number}${print === 'plaque' ? '-plaque' : ''}.pdf"`,
        'Cache-Control': 'private, no-store',
      },
    })
  },
})
