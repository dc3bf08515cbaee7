/** The texts that people type in forms and sheets: what is kept of them, and how long they can be. */
import { z } from 'zod'
import { areaTyped, lineTyped } from '~/domain/typedText'

/**
 * Whether a text can be written as UTF-8, and so be hashed and kept: half a character, as a text cut
 * in the wrong place ends in, cannot.
 */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

const kept = (most: number, least: number) =>
  z.string().min(least).max(most).refine(isWellFormed, { error: 'broken' })

/** One line of text, of at most so many characters. */
export const line = (most: number, least = 1) =>
  z.string().transform(lineTyped).pipe(kept(most, least))

/** A text of one or several lines, of at most so many characters. */
export const area = (most: number, least = 0) =>
  z.string().transform(areaTyped).pipe(kept(most, least))
