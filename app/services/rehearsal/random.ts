import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { sha256Hex, utf8 } from '~/domain/log/hash'

/** Chance that comes out the same for the same seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** A whole number from `min` to `max`, both included. */
  int: (min: number, max: number) => number
  chance: (probability: number) => boolean
  /** @throws RangeError when there is nothing to pick from. */
  pick: <T>(items: readonly T[]) => T
}

/**
 * Chance of its own for whoever has this name: what one judge draws does not depend on how often,
 * or when, another one does.
 */
export function seededRandom(seed: number, ...name: readonly (string | number)[]): Random {
  const digest = sha256Hex(utf8(JSON.stringify([seed, ...name])))
  const generator = xoroshiro128plus(Number.parseInt(digest.slice(0, 8), 16) | 0)
  const next = () => uniformFloat64(generator)
  const int = (min: number, max: number) => uniformInt(generator, min, max)
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('Nothing to pick from')
      return items[int(0, items.length - 1)] as T
    },
  }
}
