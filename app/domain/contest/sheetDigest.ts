import { canonicalJson } from '../log/canonical'
import { sha256Hex, utf8 } from '../log/hash'

/** What a judge sees of a sheet when submitting or signing it. */
export interface DigestedSheet {
  readonly sheet: string
  /** Aspect to value; null and undefined both mean "not scored" and are left out. */
  readonly marks: Readonly<Record<string, number | null | undefined>>
  readonly note: string
}

/**
 * SHA-256(UTF-8 of JCS {sheet, marks, note}), as hex: what a judge submits or signs, computed alike
 * on the tablet and on the server. Only aspects that are scored are in it; the order of keys is
 * JCS's, so the order in which they were scored does not matter.
 *
 * @throws TypeError when the note is not well-formed Unicode.
 */
export function sheetDigest({ sheet, marks, note }: DigestedSheet): string {
  const scored = Object.fromEntries(
    Object.entries(marks).filter(([, value]) => value !== null && value !== undefined),
  )
  return sha256Hex(utf8(canonicalJson({ sheet, marks: scored, note })))
}
