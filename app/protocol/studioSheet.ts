/** The register's spreadsheet: what its rows mean as forms, and the form that imports them. */
import { z } from 'zod'
import type { $ZodErrorMap } from 'zod/v4/core'
import type { RowProblem, SheetLine } from '~/domain/studio/sheet/cells'
import { LIST_MARK, SHEET_COLUMNS, type SheetColumn } from '~/domain/studio/sheet/columns'
import { IMPORT_KINDS } from '~/domain/studio/sheet/detailColumns'
import type { PlannedRow, SheetValues } from '~/domain/studio/sheet/plan'
import { opIdSchema } from './registration'
import { studioRowSchema, type StudioRow } from './studio'

/** One city's register has some hundreds of studios. */
export const MOST_IMPORT_ROWS = 1_000
export const MOST_IMPORT_BYTES = 5 * 1024 * 1024

export interface FittingRow {
  readonly planned: PlannedRow
  readonly row: StudioRow
}

/** A line as the form sees it, or what the form finds wrong with it. */
export function readSheetLine(
  { line, cells }: SheetLine<SheetColumn>,
  error: $ZodErrorMap,
): { ok: true; fitting: FittingRow } | { ok: false; problems: RowProblem[] } {
  const parsed = studioRowSchema.safeParse(cells, { error })
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: [column], message }) => ({
      column: SHEET_COLUMNS.find((one) => one === column) ?? null,
      code: message,
    }))
    return { ok: false, problems }
  }
  const row = parsed.data
  const isGiven = (column: SheetColumn) =>
    cells[column] !== undefined && (column !== 'status' || cells.status !== '')
  const planned = {
    line,
    id: cells.id === undefined || cells.id === '' ? null : cells.id,
    values: sheetValues(row, cells.status ?? ''),
    given: SHEET_COLUMNS.filter(isGiven),
  }
  return { ok: true, fitting: { planned, row } }
}

/** A row in the columns' own terms. */
export function sheetValues(row: StudioRow, status: string): SheetValues {
  const { trades, leadHonours, nameEn = '', namedOn = '', star, ...texts } = row
  return {
    ...texts,
    ...{ nameEn, namedOn, status },
    star: String(star),
    trades: trades.join(LIST_MARK),
    leadHonours: leadHonours.join(LIST_MARK),
  }
}

/** What the file is: the register itself unless something else is said. */
export const importKind = z.enum(IMPORT_KINDS).default('register')

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Either the file that is to be looked at, or the one that was, as it was kept. */
export const studioImportForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('check'), what: importKind, file: z.instanceof(File) }),
  z.object({
    step: z.literal('import'),
    what: importKind,
    opId: opIdSchema,
    sheet: sha256,
    /** Of what was shown, so that nothing else is done. */
    digest: sha256,
  }),
])
