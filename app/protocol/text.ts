/**
 * Whether a text can be written as UTF-8, and so be hashed and kept: half a character, as a text cut
 * in the wrong place ends in, cannot.
 */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}
