import { canonicalJson } from '../log/canonical'
import { hmacSha256, utf8 } from '../log/hash'

const WORDS_PER_BLOCK = 8
const WORD_RANGE = 2 ** 32

/**
 * An endless stream of 32-bit numbers from a seed. Block k (0, 1, 2…) is
 * HMAC-SHA-256(key: seed bytes, message: UTF-8 of JCS([purpose, k])); its 32 bytes are read as eight
 * big-endian unsigned numbers.
 */
export function* randomWords(
  seed: Uint8Array,
  purpose: string,
): Generator<number, never, undefined> {
  for (let block = 0; ; block += 1) {
    const bytes = hmacSha256(seed, utf8(canonicalJson([purpose, block])))
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let word = 0; word < WORDS_PER_BLOCK; word += 1) yield view.getUint32(word * 4)
  }
}

/**
 * A number from 0 to bound-1, each equally likely: words of at least ⌊2^32 / bound⌋ × bound are thrown
 * away, and the first other word counts modulo the bound.
 *
 * @param bound 1 to 2^32
 */
export function randomBelow(words: Generator<number, never, undefined>, bound: number): number {
  const limit = WORD_RANGE - (WORD_RANGE % bound)
  let word = words.next().value
  while (word >= limit) word = words.next().value
  return word % bound
}
