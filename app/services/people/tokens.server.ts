import { randomInt } from 'node:crypto'
import { digestOfToken } from './signInToken.server'

/** Digits and capitals without those mistaken for another: 0 O, 1 I L. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const ONE_TIME_CODE_LENGTH = 8
const SEAT_CODE_LENGTH = 6

/** A code to be read out and used once, such as for a new password: about 39 bits. */
export function newOneTimeCode(): string {
  return newCode(ONE_TIME_CODE_LENGTH)
}

/** A code that a judge types to take a seat: about 29 bits. */
export function newSeatCode(): string {
  return newCode(SEAT_CODE_LENGTH)
}

/** A code as it was typed (small letters, full-width, blanks, hyphens) in the form that was issued. */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/**
 * What is stored of a code: the SHA-256 of its normal form, as hex. A code is short enough to be
 * guessed from its digest, so it has to expire soon, work once, and have its attempts limited.
 */
export function digestOfCode(text: string): string {
  return digestOfToken(normaliseCode(text))
}

function newCode(length: number): string {
  const characters = Array.from({ length }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)])
  return characters.join('')
}
