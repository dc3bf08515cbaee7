import qrcode from 'qrcode'
import { z } from 'zod'
import type { CertificateContent } from '~/domain/certificate/certificate'
import { missingCharacters } from '~/domain/certificate/printable'
import { workerInTurn } from '../askWorker.server'
import { printableCharacters } from './printable.server'

export interface PrintOptions {
  number: string
  content: CertificateContent
  /** A plaque is printed from content that has one. */
  print: 'pdf' | 'plaque'
  /** Where its QR code leads. */
  address: string
  /** The lines beside the QR code: the number, the code, and how to verify them. */
  lines: { number: string; code: string; verify: string }
}

export type PrintAnswer =
  | { ok: true; pdf: Uint8Array }
  /** Characters that the font lacks: an error, never a box on somebody's certificate. */
  | { ok: false; code: 'missingGlyphs'; characters: readonly string[] }
  /** Also when too many wait for theirs. */
  | { ok: false; code: 'notPrinted' }

/** A page that is being made, or was: `of` is all that it says. */
interface Print<T> {
  of: string
  answer: T
}

const WORKER = 'app/services/certificate/worker/print.mjs'
const LIMITS = { timeoutMs: 30_000, memoryMb: 512 }
const MOST_WAITING = 8
const MOST_KEPT = 16

const printedSchema = z.object({ pdf: z.instanceof(Uint8Array) })

const ask = workerInTurn(MOST_WAITING)
/** By certificate and form. */
const underWay = new Map<string, Print<Promise<PrintAnswer>>>()
/** The last ones; the oldest first. */
const kept = new Map<string, Print<PrintAnswer>>()

/**
 * Prints a certificate as one page of PDF, in a worker thread, one at a time. The same page again is
 * not made again. Of one certificate no other page waits beside the first, so that whoever holds its
 * code keeps nobody else waiting.
 */
export async function printCertificate(options: PrintOptions): Promise<PrintAnswer> {
  const key = `${options.print} ${options.number}`
  const of = JSON.stringify(options)
  const before = underWay.get(key)
  if (before) return before.of === of ? before.answer : { ok: false, code: 'notPrinted' }
  const last = kept.get(key)
  if (last?.of === of) return last.answer
  const making = made(options).finally(() => underWay.delete(key))
  underWay.set(key, { of, answer: making })
  const answer = await making
  if (answer.ok) keep(key, { of, answer })
  return answer
}

function keep(key: string, print: Print<PrintAnswer>): void {
  kept.delete(key)
  kept.set(key, print)
  const [oldest] = kept.keys()
  if (oldest !== undefined && kept.size > MOST_KEPT) kept.delete(oldest)
}

async function made(options: PrintOptions): Promise<PrintAnswer> {
  const page = await pageOf(options)
  const characters = missingCharacters(Object.values(page.texts), await printableCharacters())
  if (characters.length > 0) return { ok: false, code: 'missingGlyphs', characters }
  const answer = printedSchema.safeParse(await ask(WORKER, page, LIMITS))
  return answer.success ? { ok: true, pdf: answer.data.pdf } : { ok: false, code: 'notPrinted' }
}

const longDate = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' })

async function pageOf({ content, print, address, lines }: PrintOptions) {
  const title = print === 'plaque' ? (content.plaque ?? content.title) : content.title
  const texts = {
    title: title.zh,
    titleEn: title.en,
    holder: content.holder,
    statement: content.statement.zh,
    statementEn: content.statement.en,
    issuer: content.issuer.zh,
    date: longDate.format(new Date(content.issuedOn)),
    ...lines,
  }
  return { print, texts, qr: await qrcode.toDataURL(address, { margin: 0 }) }
}
