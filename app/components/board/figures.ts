import {
  add,
  divide,
  fromInteger,
  fromRatio,
  powerOfTen,
  toDecimal,
  type Rational,
} from '~/domain/arithmetic/rational'
import type { PublicRow, RowState } from '~/domain/contest/publicBoard'

/** A range of totals: from `from` up to, but without, `to`; the last one includes it. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

export interface Figures {
  readonly bins: readonly Bin[]
  readonly states: readonly { readonly state: RowState; readonly count: number }[]
  readonly high: string | null
  readonly low: string | null
  readonly median: string | null
}

const MOST_BINS = 10
const STEPS = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 20, 50, 100, 500, 1_000]

/** For reading only: ranks are made from the exact keys, never from these numbers. */
function binsOf(totals: readonly number[]): Bin[] {
  const [low, high] = [totals.at(-1), totals[0]]
  if (low === undefined || high === undefined) return []
  const step = STEPS.find((one) => Math.floor(high / one) - Math.floor(low / one) < MOST_BINS)
  const width = step ?? Math.ceil((high - low + 1) / MOST_BINS)
  const first = Math.floor(low / width)
  const number = Math.floor(high / width) - first + 1
  return Array.from({ length: number }, (_, index) => ({
    from: tidy((first + index) * width),
    to: tidy((first + index + 1) * width),
    count: totals.filter((total) => Math.floor(total / width) === first + index).length,
  }))
}

function tidy(value: number): number {
  return Math.round(value * 100) / 100
}

/** How the public totals are spread, and how far scoring is. */
export function figuresOf(rows: readonly PublicRow[]): Figures {
  const totals = rows
    .flatMap(({ total }) => (total === null ? [] : [{ text: total, value: Number(total) }]))
    .sort((a, b) => b.value - a.value)
  const counts = new Map<RowState, number>()
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1)
  return {
    bins: binsOf(totals.map(({ value }) => value)),
    states: [...counts].map(([state, count]) => ({ state, count })),
    high: totals[0]?.text ?? null,
    low: totals.at(-1)?.text ?? null,
    median: medianOf(totals.map(({ text }) => text)),
  }
}

/** The exact median of decimal texts in order; of an even count, the mean of the two in the middle. */
function medianOf(ordered: readonly string[]): string | null {
  const upper = ordered[Math.floor((ordered.length - 1) / 2)]
  const lower = ordered[Math.floor(ordered.length / 2)]
  if (upper === undefined || lower === undefined) return null
  if (upper === lower) return upper
  const mean = divide(add(exact(upper), exact(lower)), fromInteger(2))
  // half of a sum has one decimal more at most
  const places = Math.max(decimalsOf(upper).length, decimalsOf(lower).length) + 1
  return toDecimal(mean, places).replace(/\.?0$/, '')
}

const decimalsOf = (text: string): string => text.split('.')[1] ?? ''

function exact(text: string): Rational {
  return fromRatio(BigInt(text.replace('.', '')), powerOfTen(decimalsOf(text).length))
}
