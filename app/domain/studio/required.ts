/** What a log speaks of must be in it. @throws when it is not. */
export function required<T>(of: ReadonlyMap<string, T>, id: string): T {
  const value = of.get(id)
  if (value === undefined) throw new Error(`The log names ${id}, which is not in it`)
  return value
}
