const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** A size as people read it: at most one decimal. */
export function sizeText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} ${UNITS[power] ?? 'B'}`
}
