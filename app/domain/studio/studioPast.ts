import type { LocalText } from '../contest/ruleSet'
import { publicHistory, type HistoryRow, type PublicChange } from './publicHistory'

/** A review that was decided, as the public sees it. */
export interface PublicRating {
  readonly kind: string
  /** The year that was reviewed. */
  readonly year: number
  readonly title: LocalText
}

/** What one day brought a studio. */
export interface PastDay {
  /** `YYYY-MM-DD`. */
  readonly at: string
  /** Its stars after that day. */
  readonly star: number
  /** The level it was named at; null on every other day. */
  readonly named: string | null
  readonly ratings: readonly PublicRating[]
  readonly changes: readonly PublicChange[]
}

export interface Past {
  readonly history: readonly HistoryRow[]
  readonly ratings: readonly (PublicRating & { readonly at: string })[]
  readonly namedOn: string | null
  /** As they are now. */
  readonly level: string
  readonly star: number
}

/**
 * A studio's past for its public page, the latest day first: its naming, what it was rated, and what
 * changed, with the stars that it had then.
 */
export function studioPast({ history, ratings, namedOn, level, star }: Past): PastDay[] {
  const changes = publicHistory(history)
  const days = new Set([...changes, ...ratings].map(({ at }) => at))
  if (namedOn !== null) days.add(namedOn)
  return [...days]
    .sort((a, b) => b.localeCompare(a))
    .map((at) => {
      const own = changes.filter((change) => change.at === at)
      const isTold = own.some(({ kind }) => kind === 'level' || kind === 'named')
      return {
        at,
        star: Number(valueAfter(history, 'star', at) ?? star),
        named: at === namedOn && !isTold ? (valueAfter(history, 'level', at) ?? level) : null,
        ratings: ratings
          .filter((rating) => rating.at === at)
          .map(({ kind, year, title }) => ({ kind, year, title })),
        changes: own,
      }
    })
}

/** What a field was at the end of a day; null where it never changed. */
function valueAfter(history: readonly HistoryRow[], kind: string, day: string): string | null {
  const own = history.filter((row) => row.kind === kind).sort((a, b) => a.at.localeCompare(b.at))
  const last = own.findLast(({ at }) => at <= day)
  return last?.to ?? own[0]?.from ?? null
}
