/** Which kind of body a unified social credit code was given to, by its first characters. */
export type CreditCodeKind =
  'staffingOffice' | 'civilAffairs' | 'grassrootsUnion' | 'tradeUnion' | 'company' | 'other'

/** GB 32100 leaves out I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

/** Longest prefix first. */
const KINDS: readonly (readonly [string, CreditCodeKind])[] = [
  ['81', 'grassrootsUnion'],
  ['8', 'tradeUnion'],
  ['9', 'company'],
  ['5', 'civilAffairs'],
  ['1', 'staffingOffice'],
]

/** Full-width characters, blanks and small letters as people type them, in the form that is compared. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/**
 * Checks a unified social credit code by GB 32100: 18 characters, of which the last is
 * (31 − Σ value × 3^(position from 0) mod 31) mod 31.
 *
 * `warn` is never a reason to refuse: codes in use are known that fail the check.
 */
export function checkCreditCode(text: string): 'ok' | 'warn' {
  const values = Array.from(normaliseCreditCode(text), (character) => ALPHABET.indexOf(character))
  if (values.length !== LENGTH || values.includes(-1)) return 'warn'
  const base = ALPHABET.length
  let weight = 1
  let sum = 0
  for (const value of values.slice(0, -1)) {
    sum += value * weight
    weight = (weight * 3) % base
  }
  return (base - (sum % base)) % base === values.at(-1) ? 'ok' : 'warn'
}

/** The kind of body that a code belongs to; `other` for registers that the product has no word for. */
export function creditCodeKind(text: string): CreditCodeKind {
  const code = normaliseCreditCode(text)
  return KINDS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'other'
}
