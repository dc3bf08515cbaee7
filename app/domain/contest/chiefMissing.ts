import { missingCells, unsignedCells, type MatrixRow } from './chiefMatrix'
import type { ChiefHeld } from './chiefStage'

/** One entrant with the seats whose sheets are wanted. */
export interface MissingSheets {
  readonly codeId: string
  readonly code: string
  readonly cells: readonly { readonly sheet: string; readonly seat: string }[]
}

/** All that stands between a stage and its next step, by name. */
export interface Missing {
  readonly sheets: readonly MissingSheets[]
  /** Submitted, but not signed by the judge. */
  readonly signatures: readonly MissingSheets[]
  readonly deviations: readonly { readonly codeId: string; readonly code: string }[]
  readonly held: readonly ChiefHeld[]
}

/** Names what is missing in a stage; entrants who left it are asked for nothing. */
export function missingIn(rows: readonly MatrixRow[], held: readonly ChiefHeld[]): Missing {
  const taking = rows.filter((row) => row.status === 'active')
  return {
    sheets: taking.flatMap((row) => named(row, missingCells(row))),
    signatures: taking.flatMap((row) =>
      named(
        row,
        unsignedCells(row).filter((cell) => cell.status === 'submitted'),
      ),
    ),
    deviations: taking
      .filter((row) => row.deviation === 'open')
      .map(({ codeId, code }) => ({ codeId, code })),
    held,
  }
}

/** Number of sheets in a list of entrants. */
export function sheetsIn(list: readonly MissingSheets[]): number {
  return list.reduce((sum, { cells }) => sum + cells.length, 0)
}

function named({ codeId, code }: MatrixRow, cells: MatrixRow['cells']): MissingSheets[] {
  if (cells.length === 0) return []
  return [{ codeId, code, cells: cells.map(({ sheet, seat }) => ({ sheet, seat })) }]
}
