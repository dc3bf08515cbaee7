import { toKey } from '../arithmetic/rational'
import type { PublicRow } from './publicBoard'
import type { RowEntry } from './publicRow'
import { compareKeys } from './rankKeys'

/** True when a score that was public changed or went away, other than by leaving the contest. */
export function isCorrection(before: PublicRow, after: PublicRow): boolean {
  if (['absent', 'withdrawn', 'disqualified'].includes(after.state)) return false
  if (before.total !== null && before.total !== after.total) return true
  return before.stages.some((was) => {
    const now = after.stages.find(({ key }) => key === was.key)
    if (was.score === null) return false
    return now?.score !== was.score || JSON.stringify(now.seats) !== JSON.stringify(was.seats)
  })
}

export function sameRow(a: PublicRow, b: PublicRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Entries with equal totals, told apart by a place alone: how a board keeps its order where the
 * rule set shows totals only and the values of the tie rules stay back.
 */
export function withPlaces(equals: readonly RowEntry[]): RowEntry[] {
  return equals.map((entry) => {
    const [total] = entry.keys
    if (!total || entry.keys.length < 2) return entry
    const better = equals.filter((other) => compareKeys(other.keys, entry.keys) < 0).length
    return { ...entry, row: { ...entry.row, keys: [toKey(total), `${-better}/1`] } }
  })
}
