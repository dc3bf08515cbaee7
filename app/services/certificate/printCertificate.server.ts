import qrcode from 'qrcode'
import { z } from 'zod'
import type { CertificateContent } from '~/domain/certificate/certificate'
import { askWorker } from '../askWorker.server'

export interface PrintOptions {
  number: string
  code: string
  content: CertificateContent
  /** Where this site is reached, such as `https://saihub.example`. */
  origin: string
}

export type PrintAnswer =
  | { ok: true; pdf: Uint8Array }
  /** Characters that the font lacks: an error, never a box on somebody's certificate. */
  | { ok: false; code: 'missingGlyphs'; characters: readonly string[] }
  | { ok: false; code: 'notPrinted' }

const WORKER = 'app/services/certificate/worker/print.mjs'
const LIMITS = { timeoutMs: 30_000, memoryMb: 512 }

const printedSchema = z.union([
  z.object({ pdf: z.instanceof(Uint8Array) }),
  z.object({ missing: z.array(z.string()) }),
])

let last: Promise<unknown> = Promise.resolve()

/** Prints a certificate as one page of PDF, in a worker thread, one at a time. */
export async function printCertificate(options: PrintOptions): Promise<PrintAnswer> {
  const page = await pageOf(options)
  const printed = last.then(() => askWorker(WORKER, page, LIMITS))
  last = printed
  const answer = printedSchema.safeParse(await printed)
  if (!answer.success) return { ok: false, code: 'notPrinted' }
  if ('pdf' in answer.data) return { ok: true, pdf: answer.data.pdf }
  return { ok: false, code: 'missingGlyphs', characters: answer.data.missing }
}

/** Where a certificate's QR code leads. */
function verifyAddress({ origin, number, code }: PrintOptions): string {
  return `${origin}/verify/${number}?code=${code}`
}

async function pageOf(options: PrintOptions) {
  const { number, code, content, origin } = options
  const [year, month, day] = content.issuedOn.split('-').map(Number)
  const texts = {
    title: content.title.zh,
    titleEn: content.title.en,
    holder: content.holder,
    statement: content.statement.zh,
    statementEn: content.statement.en,
    issuer: content.issuer.zh,
    date: `${year}年${month}月${day}日`,
    number: `编号 No. ${number}`,
    code: `验证码 Code ${code.slice(0, 4)} ${code.slice(4)}`,
    address: `扫码或登录 ${origin}/verify 查验`,
  }
  return { texts, qr: await qrcode.toDataURL(verifyAddress(options), { margin: 0 }) }
}
