import type { MatrixRow } from './chiefMatrix'

/** Whose marks the public stops seeing: everybody's, or some by a simple rule. */
export type FreezeChoice =
  | { readonly who: 'all' | 'unscored' }
  /** Those who come last in drawing order. */
  | { readonly who: 'last'; readonly number: number }
  /** Those with the highest totals so far; all of those who share the last place. */
  | { readonly who: 'top'; readonly number: number }

/** The code ids that a choice means now, in drawing order. */
export function frozenBy(choice: FreezeChoice, rows: readonly MatrixRow[]): string[] {
  return rows.filter(chosen(choice, rows)).map(({ codeId }) => codeId)
}

function chosen(
  choice: FreezeChoice,
  rows: readonly MatrixRow[],
): (row: MatrixRow, index: number) => boolean {
  switch (choice.who) {
    case 'all':
      return () => true
    case 'unscored':
      return (row) => row.outcome !== 'complete'
    case 'last':
      return (_, index) => index >= rows.length - choice.number
    case 'top': {
      const totals = rows.flatMap((row) => totalOf(row) ?? []).sort((a, b) => b - a)
      const least = totals[Math.min(choice.number, totals.length) - 1]
      return (row) => least !== undefined && (totalOf(row) ?? -Infinity) >= least
    }
  }
}

/** Near enough to choose whom to hide; ranks are made from exact values elsewhere. */
function totalOf(row: MatrixRow): number | null {
  return row.outcome === 'complete' && row.total !== null ? Number(row.total) : null
}
