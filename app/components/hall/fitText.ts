/** The room for a text on the hall screen, in units of the design: 1920 by 1080. */
export interface Room {
  readonly width: number
  readonly height: number
  /** Sizes of type that may be used, largest first. */
  readonly sizes: readonly number[]
}

/** The height of a line, in ems. */
export const LINE = 1.2

const CHINESE = '\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef'
/** What a line may be broken between: words, single Chinese characters, and spaces. */
const PIECES = new RegExp(`[${CHINESE}]|[^\\s${CHINESE}]+|\\s+`, 'gu')

function characterEms(character: string): number {
  if (/[a-z0-9]/.test(character)) return /[mw]/.test(character) ? 0.88 : 0.56
  if (/[A-Z%&@]/.test(character)) return /[MW%@]/.test(character) ? 0.95 : 0.68
  if (/[\s.,:;'!|()/-]/.test(character)) return 0.38
  return 1
}

/** How wide a text is, in ems: an estimate for any of the screens' fonts, rather too wide. */
export function emsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + characterEms(character), 0)
}

/** How many lines a text takes; null when a word alone is wider than a line. */
function linesOf(text: string, emsInLine: number): number | null {
  let lines = 1
  let used = 0
  for (const piece of text.match(PIECES) ?? []) {
    const ems = emsOf(piece)
    if (piece.trim() !== '' && ems > emsInLine) return null
    if (used + ems <= emsInLine) {
      used += ems
      continue
    }
    lines += 1
    used = piece.trim() === '' ? 0 : ems
  }
  return lines
}

/**
 * The largest of the sizes at which a text fits its room, on as many lines as there is height for;
 * the smallest one when it fits at none. Known before the browser has laid anything out, so a
 * screen that is rendered on the server never jumps.
 */
export function fitText(text: string, { width, height, sizes }: Room): number {
  const fits = sizes.find((size) => {
    const lines = linesOf(text, width / size)
    return lines !== null && lines * size * LINE <= height
  })
  return fits ?? sizes.at(-1) ?? 16
}
