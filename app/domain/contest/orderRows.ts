import { fromKey, type Rational } from '../arithmetic/rational'
import type { PublicRow } from './publicBoard'
import { compareKeys, firstDifference } from './rankKeys'

export interface OrderedRow {
  readonly row: PublicRow
  /** 1, 2, 2, 4; null for a row without a rank. */
  readonly rank: number | null
  /** Shares its rank. */
  readonly tied: boolean
  /** Index of the key that put it below the row above: 0 is the total; null for a shared rank. */
  readonly separatedBy: number | null
}

function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function byDrawing(a: PublicRow, b: PublicRow): number {
  const last = Number.MAX_SAFE_INTEGER
  return (a.order ?? last) - (b.order ?? last) || byText(a.code, b.code) || byText(a.id, b.id)
}

/**
 * The rows of a board in their places, in the browser as on the server: ranked ones by their keys
 * with shared ranks (1, 2, 2, 4), then the others in the order they were drawn. Rows that share a
 * rank are listed in drawing order, which says nothing about them.
 */
export function orderRows(rows: readonly PublicRow[]): OrderedRow[] {
  const ranked: { row: PublicRow; keys: Rational[] }[] = []
  const others: PublicRow[] = []
  for (const row of rows) {
    if (row.state === 'ranked') ranked.push({ row, keys: row.keys.map(fromKey) })
    else others.push(row)
  }
  ranked.sort((a, b) => compareKeys(a.keys, b.keys) || byDrawing(a.row, b.row))
  others.sort(byDrawing)

  const level = (a: number, b: number): boolean => {
    const [x, y] = [ranked[a], ranked[b]]
    return x !== undefined && y !== undefined && compareKeys(x.keys, y.keys) === 0
  }
  let rank = 1
  const placed = ranked.map(({ row, keys }, index): OrderedRow => {
    const above = ranked[index - 1]
    const shares = level(index - 1, index)
    if (!shares) rank = index + 1
    const difference = above ? firstDifference(above.keys, keys) : -1
    return {
      row,
      rank,
      tied: shares || level(index, index + 1),
      separatedBy: difference < 0 ? null : difference,
    }
  })
  const unranked = { rank: null, tied: false, separatedBy: null }
  return [...placed, ...others.map((row) => ({ row, ...unranked }))]
}
