import { orderRows } from '~/domain/contest/orderRows'
import type { PublicBoard, PublicRow } from '~/domain/contest/publicBoard'
import type { BoardUpdate } from '~/protocol/boards'

/** How a row's rank changed with the last change of the board; null where there was none. */
export interface Move {
  readonly from: number | null
  readonly to: number | null
}
export type Moves = ReadonlyMap<string, Move>

/**
 * Takes an update into a board: the next board, `known` when the board has it already, or `gap`
 * when something in between is missing and the whole board is needed.
 */
export function takeUpdate(board: PublicBoard, update: BoardUpdate): PublicBoard | 'known' | 'gap' {
  if (update.version <= board.version) return 'known'
  if (update.from > board.version) return 'gap'
  const rows = new Map(board.rows.map((row) => [row.id, row]))
  for (const row of update.rows) rows.set(row.id, row)
  const { version, hash, progress } = update
  return { ...board, version, hash, progress, rows: placed([...rows.values()]) }
}

function placed(rows: readonly PublicRow[]): PublicRow[] {
  return orderRows(rows).map(({ row }) => row)
}

/**
 * The rows that moved by themselves between two boards. Rows that only made room for another one
 * are not among them, and neither is anything when the board changed its shape.
 */
export function movesBetween(before: PublicBoard, after: PublicBoard): Moves {
  const moves = new Map<string, Move>()
  if (before.view.kind !== after.view.kind) return moves
  const was = new Map(orderRows(before.rows).map((one) => [one.row.id, one]))
  for (const { row, rank } of orderRows(after.rows)) {
    const old = was.get(row.id)
    if (!old || old.row.keys.join() === row.keys.join()) continue
    if (old.rank !== rank || old.row.total !== row.total) {
      moves.set(row.id, { from: old.rank, to: rank })
    }
  }
  return moves
}
