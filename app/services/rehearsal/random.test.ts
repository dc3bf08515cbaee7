import { describe, expect, it } from 'vitest'
import { seededRandom, type Random } from './random'

const draw = (random: Random) => Array.from({ length: 20 }, () => random.int(0, 999))

describe('seededRandom', () => {
  it('is the same for the same seed and name', () => {
    expect(draw(seededRandom(7, 'judge', 1))).toEqual(draw(seededRandom(7, 'judge', 1)))
  })

  it('differs by seed and by name', () => {
    const drawn = [
      draw(seededRandom(7, 'judge', 1)),
      draw(seededRandom(8, 'judge', 1)),
      draw(seededRandom(7, 'judge', 2)),
      draw(seededRandom(7, 'judge1')),
    ]
    expect(new Set(drawn.map(String)).size).toBe(4)
  })

  it('stays within its bounds and reaches them', () => {
    const random = seededRandom(1)
    const drawn = Array.from({ length: 500 }, () => random.int(1, 3))
    expect(new Set(drawn)).toEqual(new Set([1, 2, 3]))
    const shares = Array.from({ length: 500 }, random.next)
    expect(shares.every((share) => share >= 0 && share < 1)).toBe(true)
    const chances = Array.from({ length: 500 }, () => random.chance(0.2))
    const hits = chances.filter(Boolean).length
    expect(hits).toBeGreaterThan(60)
    expect(hits).toBeLessThan(140)
  })

  it('picks, and says when there is nothing to pick from', () => {
    expect(['a', 'b']).toContain(seededRandom(1).pick(['a', 'b']))
    expect(() => seededRandom(1).pick([])).toThrow(RangeError)
  })
})
