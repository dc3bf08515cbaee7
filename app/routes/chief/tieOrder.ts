interface Coded {
  readonly entryCode: string
}

/** Rows in the order of the address, which names entry codes; those it does not name come last. */
export function ordered<T extends Coded>(rows: readonly T[], order: string | null): T[] {
  const codes = order?.split('.') ?? []
  const place = ({ entryCode }: T) => {
    const at = codes.indexOf(entryCode)
    return at < 0 ? codes.length : at
  }
  return [...rows].sort((a, b) => place(a) - place(b))
}

/** The address's order after moving one row up (-1) or down (1). */
export function movedIn(rows: readonly Coded[], index: number, by: -1 | 1): string {
  const codes = rows.map(({ entryCode }) => entryCode)
  const [code] = codes.splice(index, 1)
  if (code !== undefined) codes.splice(index + by, 0, code)
  return codes.map(encodeURIComponent).join('.')
}
