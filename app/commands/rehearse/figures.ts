export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** The middle, and what 95 and 99 of a hundred stay within, to a tenth; null without any. */
export function percentiles(values: readonly number[]): Percentiles | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => {
    const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)
    return Math.round((sorted[Math.max(0, index)] ?? 0) * 10) / 10
  }
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** What every rehearsal counts, and milliseconds over everything, outages included. */
export interface CommonFigures {
  readonly kills: number
  readonly marksSent: number
  readonly marksAcked: number
  readonly marksStored: number
  readonly lost: number
  readonly duplicated: number
  readonly chainBroken: number
  /** From a mark's first sending to its acknowledgement. */
  readonly ackMs: Percentiles | null
  readonly seconds: number
}

/** What `--json` prints of rehearsed contests. */
export interface Figures extends CommonFigures {
  readonly contests: number
  readonly entries: number
  readonly judges: number
  readonly viewers: number
  readonly boardsChecked: number
  readonly boardMismatches: number
  readonly staleScreens: number
  /** From a judge's submit to each screen having it. */
  readonly screenMs: Percentiles | null
}

/** What any rehearsal lacks. */
export function commonShortcomings(figures: CommonFigures, wanted: { kills: number }): string[] {
  const zero = ['lost', 'duplicated', 'chainBroken'] as const
  const reasons: string[] = zero
    .filter((name) => figures[name] !== 0)
    .map((name) => `${name}: ${figures[name]}`)
  if (figures.marksSent === 0) reasons.push('no mark was sent')
  if (figures.marksStored !== figures.marksAcked) reasons.push('not all acknowledged is stored')
  if (figures.kills !== wanted.kills) reasons.push(`${figures.kills} kills of ${wanted.kills}`)
  return reasons
}

/** Whether a rehearsal proves anything, and proves it: why not, or nothing. */
export function shortcomings(figures: Figures, wanted: { kills: number }): string[] {
  const reasons = commonShortcomings(figures, wanted)
  for (const name of ['boardMismatches', 'staleScreens'] as const) {
    if (figures[name] !== 0) reasons.push(`${name}: ${figures[name]}`)
  }
  if (figures.boardsChecked === 0) reasons.push('no board was checked')
  return reasons
}
