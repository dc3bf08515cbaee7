import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitment, drawStage, rosterDigest, shuffle, verifyDraw } from './draw'
import { randomBelow } from './drawStream'

/** Vectors computed by another program from the description of the draw. */
const seed = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
const roster = ['entry_c', 'entry_a', 'entry_b', 'entry_e', 'entry_d', '参赛_1']
const digest = 'c08204094f9ac85d17e60a4d8034331a247892e570f1c8c1b72c33ed74da5b23'
const committed = 'e95bb17c9860c816b1d989c4f539162a9ccda8b7ac70b835988ed17b06ac6fae'

const seeds = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
const rosters = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 })

function fixedSeed(number: number): string {
  return number.toString(16).padStart(64, '0')
}

describe('the vectors', () => {
  it('commit to seed and roster', () => {
    expect(rosterDigest(roster)).toBe(digest)
    expect(commitment(seed, digest)).toBe(committed)
    expect(verifyDraw(committed, seed, roster.toReversed())).toBe(true)
  })

  it('give order, stations and codes', () => {
    const draw = { seedHex: seed, roster, stageId: 'practical', stations: 4, prefix: 'P' }
    expect(drawStage(draw)).toEqual([
      { entryId: 'entry_a', order: 1, station: 1, code: 'P002' },
      { entryId: 'entry_b', order: 2, station: 2, code: 'P006' },
      { entryId: 'entry_c', order: 3, station: 3, code: 'P004' },
      { entryId: 'entry_e', order: 4, station: 4, code: 'P001' },
      { entryId: 'entry_d', order: 5, station: 1, code: 'P003' },
      { entryId: '参赛_1', order: 6, station: 2, code: 'P005' },
    ])
  })
})

describe('verifyDraw', () => {
  it('refuses another seed or roster, and what is malformed', () => {
    expect(verifyDraw(committed, fixedSeed(1), roster)).toBe(false)
    expect(verifyDraw(committed, seed, roster.slice(1))).toBe(false)
    expect(verifyDraw(committed, seed.slice(2), roster)).toBe(false)
    expect(verifyDraw(committed, seed, [...roster, 'entry_a'])).toBe(false)
  })
})

describe('shuffle', () => {
  it('is a permutation that depends on the seed, the ids and the purpose only', () => {
    fc.assert(
      fc.property(seeds, rosters, fc.string(), (seedHex, ids, purpose) => {
        const order = shuffle(seedHex, ids, purpose)
        expect(order.toSorted()).toEqual(ids.toSorted())
        expect(shuffle(seedHex, ids.toReversed(), purpose)).toEqual(order)
      }),
    )
  })

  it('makes each of the 24 orders of four equally likely', () => {
    const counts = new Map<string, number>()
    const draws = 4800
    for (let number = 0; number < draws; number += 1) {
      const order = shuffle(fixedSeed(number), ['a', 'b', 'c', 'd'], 'order').join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    const expected = draws / 24
    const squares = [...counts.values()].map((count) => (count - expected) ** 2 / expected)
    expect(counts.size).toBe(24)
    // The 99.9 % quantile of chi-square with 23 degrees of freedom.
    expect(squares.reduce((sum, square) => sum + square, 0)).toBeLessThan(49.73)
  })

  it('refuses short seeds and repeated ids', () => {
    expect(() => shuffle('00', ['a'], 'order')).toThrow(RangeError)
    expect(() => shuffle(seed, ['a', 'a'], 'order')).toThrow(RangeError)
  })
})

describe('randomBelow', () => {
  function* words(...values: number[]): Generator<number, never, undefined> {
    yield* values
    throw new Error('no more words')
  }

  it('throws away the words that would favour small numbers', () => {
    expect(randomBelow(words(2 ** 32 - 1, 7), 3)).toBe(1)
    expect(randomBelow(words(2 ** 32 - 2), 3)).toBe(2)
    expect(randomBelow(words(2 ** 32 - 1), 2)).toBe(1)
  })
})

describe('drawStage', () => {
  it('gives every entry its own order and code', () => {
    fc.assert(
      fc.property(seeds, rosters, fc.integer({ min: 1, max: 9 }), (seedHex, ids, stations) => {
        const places = drawStage({ seedHex, roster: ids, stageId: 's', stations, prefix: 'X' })
        expect(places.map((place) => place.order)).toEqual(ids.map((_id, index) => index + 1))
        expect(new Set(places.map((place) => place.code)).size).toBe(ids.length)
        expect(new Set(places.map((place) => place.entryId))).toEqual(new Set(ids))
        for (const { code, order, station } of places) {
          expect(code).toMatch(/^X\d{3}$/)
          expect(station).toBe(((order - 1) % stations) + 1)
        }
      }),
    )
  })

  it('gives codes that tell nothing about the order', () => {
    const met = new Set<string>()
    for (let number = 0; number < 300; number += 1) {
      const draw = { seedHex: fixedSeed(number), roster: ['a', 'b', 'c'], stageId: 's' }
      const [first] = drawStage({ ...draw, stations: 1, prefix: '' })
      met.add(`${first?.entryId ?? ''}${first?.code ?? ''}`)
    }
    expect(met.size).toBe(9)
  })

  it('refuses what three digits cannot number, and a stage without stations', () => {
    const many = Array.from({ length: 1000 }, (_item, index) => `e${index}`)
    const draw = { seedHex: seed, stageId: 's', stations: 1, prefix: '' }
    expect(() => drawStage({ ...draw, roster: many })).toThrow(RangeError)
    expect(() => drawStage({ ...draw, roster: [], stations: 0 })).toThrow(RangeError)
  })
})
