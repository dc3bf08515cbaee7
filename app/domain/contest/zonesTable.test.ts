import { describe, expect, it } from 'vitest'
import { zonesTable, type ZoneContest } from './zonesTable'

function contest(id: string, placed: readonly [zone: string, rank: number | null][]): ZoneContest {
  const entries = placed.map(([zone, rank], index) => ({ id: `${id}${index}`, zone, rank }))
  return { id, zonePoints: [5, 3, 1], entries }
}

describe('zonesTable', () => {
  it('adds points over contests; shared ranks each get theirs', () => {
    const weld = contest('weld', [
      ['north', 1],
      ['south', 2],
      ['south', 2],
      ['east', 4],
    ])
    const hair = contest('hair', [
      ['south', 1],
      ['north', 3],
      ['north', null],
    ])
    expect(zonesTable(['east', 'north', 'south'], [weld, hair])).toMatchObject([
      { zone: 'south', rank: 1, points: 11, firsts: 1, seconds: 2, thirds: 0, tied: false },
      { zone: 'north', rank: 2, points: 6, firsts: 1, seconds: 0, thirds: 1 },
      { zone: 'east', rank: 3, points: 0, firsts: 0 },
    ])
  })

  it('separates equal points by places, else shares the rank', () => {
    const one = contest('a', [
      ['seconds', 2],
      ['first', 1],
      ['w', null],
    ])
    const two = contest('b', [
      ['seconds', 3],
      ['seconds', 3],
      ['x', null],
    ])
    const rows = zonesTable(['x', 'w', 'seconds', 'first'], [one, two])
    expect(rows.map(({ zone, points, rank, tied }) => [zone, points, rank, tied])).toEqual([
      ['first', 5, 1, false],
      ['seconds', 5, 2, false],
      ['w', 0, 3, true],
      ['x', 0, 3, true],
    ])
  })

  it('names the best entries of each contest', () => {
    const weld = contest('weld', [
      ['north', 2],
      ['north', 2],
      ['north', 9],
    ])
    const hair = contest('hair', [['north', 1]])
    expect(zonesTable(['north'], [weld, hair])[0]?.best).toEqual([
      { contest: 'hair', entry: 'hair0', rank: 1 },
      { contest: 'weld', entry: 'weld0', rank: 2 },
      { contest: 'weld', entry: 'weld1', rank: 2 },
    ])
  })
})
