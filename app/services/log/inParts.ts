/**
 * A list in parts of so many, in order: a statement takes 32,766 values at most, and each row of a
 * table several of them.
 */
export function inParts<T>(all: readonly T[], atOnce: number): T[][] {
  const count = Math.ceil(all.length / atOnce)
  return Array.from({ length: count }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce))
}
