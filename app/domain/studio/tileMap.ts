/** A schematic map: a grid in which every zone has a cell of its own. */

export interface TilePlace {
  readonly code: string
  /** From 0, west to east. */
  readonly column: number
  /** From 0, north to south. */
  readonly row: number
}

export interface TileMap {
  readonly columns: number
  readonly rows: number
  /** One for each zone, north to south, then west to east: the order in which they are read. */
  readonly tiles: readonly TilePlace[]
}

/** A wider grid would leave no room for a name on a phone. */
export const MOST_COLUMNS = 6
export const MOST_ROWS = 60

/**
 * Gives every zone a cell. A zone keeps the place it was given unless that is off the grid or
 * taken by a zone before it; one without a place comes in rows below all others. So a map is
 * complete whatever was arranged, and no two zones share a cell.
 */
export function tileMap(codes: readonly string[], places: readonly TilePlace[]): TileMap {
  const zones = [...new Set(codes)]
  const taken = new Set<string>()
  const tiles: TilePlace[] = []
  for (const code of zones) {
    const place = places.find((given) => given.code === code && onGrid(given))
    if (!place || taken.has(cell(place))) continue
    taken.add(cell(place))
    tiles.push({ code, column: place.column, row: place.row })
  }
  const below = Math.max(-1, ...tiles.map(({ row }) => row)) + 1
  zones
    .filter((code) => !tiles.some((tile) => tile.code === code))
    .forEach((code, index) => {
      const column = index % MOST_COLUMNS
      tiles.push({ code, column, row: below + Math.floor(index / MOST_COLUMNS) })
    })
  return {
    columns: Math.max(0, ...tiles.map(({ column }) => column + 1)),
    rows: Math.max(0, ...tiles.map(({ row }) => row + 1)),
    tiles: tiles.sort((a, b) => a.row - b.row || a.column - b.column),
  }
}

/** Puts a zone into a cell; whoever is there takes the place that it leaves. Off the grid, nothing moves. */
export function moveTile(
  tiles: readonly TilePlace[],
  code: string,
  to: Pick<TilePlace, 'column' | 'row'>,
): readonly TilePlace[] {
  const moved = tiles.find((tile) => tile.code === code)
  if (!moved || !onGrid({ code, ...to })) return tiles
  return tiles.map((tile) => {
    if (tile.code === code) return { ...tile, column: to.column, row: to.row }
    const isThere = tile.column === to.column && tile.row === to.row
    return isThere ? { ...tile, column: moved.column, row: moved.row } : tile
  })
}

export type ArrangementProblem = 'zoneUnknown' | 'zoneTwice' | 'cellTwice' | 'offGrid'

/** Why places are no arrangement of these zones; null when they are one. */
export function arrangementProblem(
  codes: readonly string[],
  places: readonly TilePlace[],
): ArrangementProblem | null {
  if (places.some(({ code }) => !codes.includes(code))) return 'zoneUnknown'
  if (new Set(places.map(({ code }) => code)).size < places.length) return 'zoneTwice'
  if (!places.every(onGrid)) return 'offGrid'
  return new Set(places.map(cell)).size < places.length ? 'cellTwice' : null
}

function onGrid({ column, row }: TilePlace): boolean {
  const fits = (at: number, most: number) => Number.isInteger(at) && at >= 0 && at < most
  return fits(column, MOST_COLUMNS) && fits(row, MOST_ROWS)
}

function cell({ column, row }: TilePlace): string {
  return `${column},${row}`
}
