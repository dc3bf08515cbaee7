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
const MOST_ROWS = 60

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

function onGrid({ column, row }: TilePlace): boolean {
  const fits = (at: number, most: number) => Number.isInteger(at) && at >= 0 && at < most
  return fits(column, MOST_COLUMNS) && fits(row, MOST_ROWS)
}

function cell({ column, row }: TilePlace): string {
  return `${column},${row}`
}
