/** A figure beside the limit that the same run measured on the same machine. */
export interface Figure {
  readonly value: number
  readonly limit: number
  /** `value` over `limit`. */
  readonly ratio: number
}

/** The middle of the values; between two, their mean. @throws RangeError when there are none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing')
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted.length >> 1
  const high = sorted[upper] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[upper - 1] ?? 0) + high) / 2
}

/** The least value that `share` of the values do not pass. @throws RangeError when there are none */
export function percentile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) throw new RangeError('There is no percentile of nothing')
  const sorted = Float64Array.from(values).sort()
  const index = Math.ceil(share * sorted.length) - 1
  return sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? 0
}

/**
 * A figure over interleaved rounds: the medians of value and limit, and the median of the rounds'
 * own ratios, which what else runs on the machine disturbs least. Rounded to `digits`.
 */
export function figureOf(
  rounds: readonly { value: number; limit: number }[],
  digits: number,
): Figure {
  return {
    value: rounded(median(rounds.map(({ value }) => value)), digits),
    limit: rounded(median(rounds.map(({ limit }) => limit)), digits),
    ratio: rounded(median(rounds.map(({ value, limit }) => value / limit)), 3),
  }
}

/** To so many digits after the point. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
