/** Longitude and latitude, or x and y once projected. */
export type Position = readonly [number, number]
/** A closed line: its last position is its first. */
export type Ring = readonly Position[]

const FEWEST = 4

/** Whether a value of a GeoJSON file is a closed ring of positions on the earth. */
export function isRing(value: unknown): value is Ring {
  if (!Array.isArray(value) || value.length < FEWEST || !value.every(isPosition)) return false
  const [first, last] = [value[0], value.at(-1)]
  return first !== undefined && first[0] === last?.[0] && first[1] === last[1]
}

/** A third number, the height, is allowed by the format and of no use here. */
function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length < 2) return false
  const [lon, lat] = value as unknown[]
  return within(lon, 180) && within(lat, 90)
}

function within(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most
}

/** Twice the signed area within a ring: the shoelace formula. */
export function ringArea(ring: Ring): number {
  // about the first position, so that a small ring far from zero loses no digits
  const [x0, y0] = ring[0] ?? [0, 0]
  return ring.slice(1).reduce((sum, [x2, y2], index) => {
    const [x1, y1] = ring[index] ?? [x2, y2]
    return sum + (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
  }, 0)
}
