/**
 * The one mask of each kind of personal data. Public pages publish none of it, masked or not; where an
 * officer or the person has to recognise a value, this form is shown and no other, because different
 * masks of one number can be joined to rebuild it.
 *
 * A mask has a fixed length and takes what it shows from fixed places, so that it tells nothing about
 * a value that is malformed.
 */

const STAR = '*'

/**
 * An identity number as its first and last character around 16 stars: no region, birth date, or sex.
 * Anything that is not 18 characters long is stars only.
 */
export function maskIdentityNumber(value: string): string {
  const characters = Array.from(value)
  if (characters.length !== 18) return STAR.repeat(18)
  return `${characters[0] ?? ''}${STAR.repeat(16)}${characters[17] ?? ''}`
}

/**
 * A phone number as its first three and last two digits around six stars. Anything that is not 11
 * characters long is stars only.
 */
export function maskPhone(value: string): string {
  const characters = Array.from(value)
  if (characters.length !== 11) return STAR.repeat(11)
  return `${characters.slice(0, 3).join('')}${STAR.repeat(6)}${characters.slice(9).join('')}`
}

/** A name as its first character and two stars, whatever its length; an empty name is two stars. */
export function maskName(value: string): string {
  const [first = ''] = value.trim()
  return `${first}${STAR.repeat(2)}`
}
