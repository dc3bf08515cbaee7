/** The bytes to answer with: first and last, both included. */
export type ByteRange =
  { kind: 'whole' } | { kind: 'part'; first: number; last: number } | { kind: 'unsatisfiable' }

/**
 * Reads a `Range` header for a content of `size` bytes (RFC 9110, 14). What is no range in bytes,
 * and more than one range, is answered with the whole, as the standard allows.
 */
export function readRange(header: string | null, size: number): ByteRange {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return { kind: 'whole' }
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0
      ? { kind: 'unsatisfiable' }
      : { kind: 'part', first: size - length, last: size - 1 }
  }
  const first = Number(from)
  if (to !== '' && Number(to) < first) return { kind: 'whole' }
  if (first >= size) return { kind: 'unsatisfiable' }
  return { kind: 'part', first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
