/** What a certificate's number is made of: `XJ-2021-000042-M`. */
export interface CertificateNumber {
  /** Two to four capitals that name the kind of certificate. */
  series: string
  year: number
  /** Counts from 1 in its series and year. */
  ordinal: number
}

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SHAPE = /^([A-Z]{2,4})-(\d{4})-(\d{6})-([0-9A-Z])$/

/**
 * The check character of ISO 7064 MOD 37,36 over digits and capitals: it finds every wrong
 * character and every two neighbours that changed places.
 */
export function checkCharacter(text: string): string {
  const base = CHARACTERS.length
  let carry = base
  for (const character of text) {
    const sum = (carry + CHARACTERS.indexOf(character)) % base
    carry = ((sum === 0 ? base : sum) * 2) % (base + 1)
  }
  return CHARACTERS.charAt((base + 1 - carry) % base)
}

/** A certificate's number as it is printed. */
export function certificateNumber({ series, year, ordinal }: CertificateNumber): string {
  const parts = [series, String(year), String(ordinal).padStart(6, '0')]
  return [...parts, checkCharacter(parts.join(''))].join('-')
}

/**
 * Reads a number as people type it: small letters, full-width characters, blanks, other dashes or
 * none. Null when it is not one, a slip of the fingers included.
 */
export function readCertificateNumber(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−]/g, '')
  const spread = plain.replace(/^([A-Z]{2,4})(\d{4})(\d{6})([0-9A-Z])$/, '$1-$2-$3-$4')
  const [, series = '', year = '', ordinal = '', check] = SHAPE.exec(spread) ?? []
  return check !== undefined && checkCharacter(series + year + ordinal) === check ? spread : null
}
