import { orderRows } from './orderRows'
import type { PublicBoard } from './publicBoard'

/** What other pages may tell of an entry's result. */
interface PublishedRow {
  readonly rank: number
  /** As a decimal. */
  readonly total: string
}

/** Whether a board shows published results of its whole contest, with nothing held back. */
export function isPublished({
  provisional,
  frozen,
  view,
}: Pick<PublicBoard, 'provisional' | 'frozen' | 'view'>): boolean {
  return !provisional && !frozen && view.kind === 'overall'
}

/** The rank of an entry on a board with published results; null where it shows none. */
export function publishedRow(board: PublicBoard, entryId: string): PublishedRow | null {
  if (!isPublished(board)) return null
  const placed = orderRows(board.rows).find(({ row }) => row.id === entryId)
  if (!placed || placed.rank === null || placed.row.total === null) return null
  return { rank: placed.rank, total: placed.row.total }
}
