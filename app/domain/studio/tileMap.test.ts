import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangementProblem, MOST_COLUMNS, moveTile, tileMap, type TilePlace } from './tileMap'

describe('the schematic map', () => {
  it('puts zones where they were arranged, and reads from north to south', () => {
    const map = tileMap(
      ['S', 'N'],
      [
        { code: 'S', column: 1, row: 2 },
        { code: 'N', column: 0, row: 0 },
      ],
    )
    expect(map.tiles.map(({ code }) => code)).toEqual(['N', 'S'])
    expect([map.columns, map.rows]).toEqual([2, 3])
  })

  it('gives a zone whose place is taken, off the grid or missing one below', () => {
    const map = tileMap(
      ['A', 'B', 'C', 'D'],
      [
        { code: 'A', column: 0, row: 0 },
        { code: 'B', column: 0, row: 0 },
        { code: 'C', column: MOST_COLUMNS, row: 0 },
      ],
    )
    expect(map.tiles).toEqual([
      { code: 'A', column: 0, row: 0 },
      { code: 'B', column: 0, row: 1 },
      { code: 'C', column: 1, row: 1 },
      { code: 'D', column: 2, row: 1 },
    ])
  })

  it('leaves out places of zones that are not there', () => {
    expect(tileMap([], [{ code: 'A', column: 0, row: 0 }])).toEqual({
      columns: 0,
      rows: 0,
      tiles: [],
    })
  })

  it('has every zone once and no two on one cell, whatever was arranged', () => {
    const code = fc.integer({ min: 0, max: 12 }).map((zone) => `Z${zone}`)
    const number = fc.oneof(fc.integer({ min: -1, max: 7 }), fc.constant(0.5))
    const places = fc.array(fc.record({ code, column: number, row: number }))
    fc.assert(
      fc.property(fc.array(code), places, (codes, given) => {
        const { tiles, columns, rows } = tileMap(codes, given)
        expect(tiles.map((tile) => tile.code).sort()).toEqual([...new Set(codes)].sort())
        expect(new Set(tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(tiles.length)
        expect(columns).toBeLessThanOrEqual(MOST_COLUMNS)
        expect(tiles.every(({ column, row }) => column < columns && row < rows)).toBe(true)
      }),
    )
  })
})

describe('arranging', () => {
  const tiles = [
    { code: 'A', column: 0, row: 0 },
    { code: 'B', column: 1, row: 0 },
  ]

  it('moves a zone into an empty cell, and swaps with who is there', () => {
    expect(moveTile(tiles, 'A', { column: 3, row: 2 })).toEqual([
      { code: 'A', column: 3, row: 2 },
      { code: 'B', column: 1, row: 0 },
    ])
    expect(moveTile(tiles, 'A', { column: 1, row: 0 })).toEqual([
      { code: 'A', column: 1, row: 0 },
      { code: 'B', column: 0, row: 0 },
    ])
    expect(moveTile(tiles, 'A', { column: -1, row: 0 })).toBe(tiles)
    expect(moveTile(tiles, 'A', { column: MOST_COLUMNS, row: 0 })).toBe(tiles)
  })

  it('keeps one zone a cell, whatever is moved', () => {
    const move = fc.record({
      code: fc.constantFrom('A', 'B', 'C'),
      column: fc.integer({ min: -1, max: 6 }),
      row: fc.integer({ min: -1, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const end = moves.reduce<readonly TilePlace[]>(
          (now, { code, ...to }) => moveTile(now, code, to),
          tiles,
        )
        expect(arrangementProblem(['A', 'B'], end)).toBeNull()
      }),
    )
  })

  it.each([
    ['zoneUnknown', [{ code: 'X', column: 0, row: 0 }]],
    ['zoneTwice', [tiles[0], { code: 'A', column: 2, row: 0 }]],
    ['offGrid', [{ code: 'A', column: 0.5, row: 0 }]],
    ['cellTwice', [tiles[0], { code: 'B', column: 0, row: 0 }]],
  ] as const)('is refused for %s', (problem, places) => {
    expect(arrangementProblem(['A', 'B'], places as never)).toBe(problem)
  })
})
