/** What a resident identity number says about its holder. */
export interface IdentityNumber {
  /** 17 digits and the check character, X in upper case */
  readonly value: string
  /** YYYY-MM-DD */
  readonly birthDate: string
  readonly sex: 'female' | 'male'
}

export type IdentityFault = 'identity.format' | 'identity.date' | 'identity.check'

export type IdentityResult =
  | { readonly ok: true; readonly identity: IdentityNumber }
  | { readonly ok: false; readonly code: IdentityFault }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const EARLIEST_YEAR = 1800

/** Full-width characters, blanks and a small x as people type them, in the form that is compared. */
function normaliseIdentityNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/**
 * Checks an 18-character resident identity number by GB 11643: six digits of region, a real date of
 * birth from 1800 on, three digits of sequence (odd for men), and the check character.
 *
 * Whether the date lies in the future, or the holder is old enough, is for the caller to decide: this
 * function has no clock.
 */
export function parseIdentityNumber(text: string): IdentityResult {
  const value = normaliseIdentityNumber(text)
  const parts = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/.exec(value)
  if (!parts) return { ok: false, code: 'identity.format' }
  const [, year = '', month = '', day = '', sexDigit = ''] = parts
  const birthDate = `${year}-${month}-${day}`
  if (Number(year) < EARLIEST_YEAR || !isRealDate(birthDate)) {
    return { ok: false, code: 'identity.date' }
  }
  if (checkCharacter(value) !== value.at(-1)) return { ok: false, code: 'identity.check' }
  const sex = Number(sexDigit) % 2 === 1 ? 'male' : 'female'
  return { ok: true, identity: { value, birthDate, sex } }
}

function checkCharacter(value: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0)
  return CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length]
}

function isRealDate(isoDate: string): boolean {
  const time = Date.parse(`${isoDate}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(isoDate)
}
