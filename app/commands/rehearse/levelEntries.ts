import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard } from '~/domain/contest/publicBoard'

/** The entries that share a rank where the rules leave that to the chief judge. */
export function levelEntries(board: PublicBoard): string[] {
  if (board.view.kind !== 'overall' || board.rules?.ties.at(-1)?.rule.by !== 'decision') return []
  return orderRows(board.rows).flatMap(({ row, tied }) => (tied ? [row.id] : []))
}
