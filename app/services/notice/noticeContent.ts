import { canonicalJson } from '~/domain/log/canonical'
import { sha256Hex, utf8 } from '~/domain/log/hash'

/** What a notice announces, in the order of its lines. */
export interface NoticeContent {
  title: string
  titleEn: string
  text: string
  lines: readonly { line: string; title: string; note?: string; detail: string }[]
}

/** What the log keeps of a notice's words, so that anyone can tell whether they were changed. */
export function contentDigest({ title, titleEn, text, lines }: NoticeContent): string {
  const rows = lines.map(({ line, title: of, note = '', detail }) => ({
    ...{ line, title: of, detail },
    ...(note !== '' && { note }),
  }))
  return textDigest({ title, titleEn, text, lines: rows })
}

/** SHA-256 of a value's canonical JSON, as hex. */
export function textDigest(value: unknown): string {
  return sha256Hex(utf8(canonicalJson(value)))
}
