/** The register's spreadsheet: what its rows mean as forms, and the form that imports them. */
import { z } from 'zod'
import type { $ZodErrorMap } from 'zod/v4/core'
import type { RowProblem, SheetLine } from '~/domain/studio/sheet/cells'
import { SHEET_COLUMNS, type SheetColumn } from '~/domain/studio/sheet/columns'
import type { PlannedRow, SheetValues } from '~/domain/studio/sheet/plan'
import { opIdSchema } from './registration'
import { studioRowSchema, type StudioRow } from './studio'

/** One city's register has some hundreds of studios. */
export const MOST_IMPORT_ROWS = 1_000
/** Of the file, and of the form that imports what was shown. */
export const MOST_IMPORT_BYTES = 5 * 1024 * 1024

/** Lists in a cell are written as people write them. */
export const LIST_MARK = '、'

export interface FittingRow {
  readonly planned: PlannedRow
  readonly row: StudioRow
}

/** A line as the form sees it, or what the form finds wrong with it. */
export function readSheetLine(
  { line, cells }: SheetLine,
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

const linesSchema = z
  .array(
    z.object({
      line: z.number().int().min(1),
      cells: z.partialRecord(z.enum(SHEET_COLUMNS), z.string().max(5_000)),
    }),
  )
  .min(1)
  .max(MOST_IMPORT_ROWS)

const linesText = z.string().transform((text, context) => {
  const lines = linesSchema.safeParse(jsonOf(text))
  if (lines.success) return lines.data
  context.addIssue({ code: 'custom', message: 'notValid' })
  return z.NEVER
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON has no undefined, so that it can stand for a text which is no JSON
    return undefined
  }
}

/** Either the file that is to be looked at, or the lines of it that were shown as good. */
export const studioImportForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('check'), file: z.instanceof(File) }),
  z.object({
    step: z.literal('import'),
    opId: opIdSchema,
    lines: linesText,
    /** Of what was shown, so that nothing else is done. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
])
