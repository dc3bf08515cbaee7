/** Where a studio's mark stands in the cluster of its zone. */
export interface StudioMark {
  readonly star: number
  readonly x: number
  readonly y: number
}

/** Turns the spiral so that no two marks meet. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/**
 * A mark for each studio of a zone, spread evenly around a point, the highest star in the middle. The
 * same numbers always give the same picture. `pitch` is about the distance between two marks.
 *
 * @param counts how many studios there are of each of `stars`
 */
export function studioMarks(
  stars: readonly number[],
  counts: readonly number[],
  pitch: number,
): StudioMark[] {
  const all = stars
    .flatMap((star, at) => Array.from({ length: counts[at] ?? 0 }, () => star))
    .sort((a, b) => b - a)
  return all.map((star, at) => {
    const distance = clusterRadius(at, pitch)
    const angle = at * GOLDEN_ANGLE
    return { star, x: distance * Math.cos(angle), y: distance * Math.sin(angle) }
  })
}

/** How far from its point the marks of a zone with so many studios reach. */
export function clusterRadius(studios: number, pitch: number): number {
  return pitch * 0.85 * Math.sqrt(studios)
}
