import type { RowProblem } from '~/domain/studio/sheet/cells'
import type { ImportKind } from '~/domain/studio/sheet/detailColumns'
import type { RowOutcome, TextChange } from '~/domain/studio/sheet/plan'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '../dayOf'
import { checkDetails, detailSheet } from './detailSheet.server'
import { keepSheet } from './keptSheets.server'
import { checkRegister, REGISTER_SHEET } from './registerSheet.server'
import { sheetRows, type SheetProblem, type SheetReading } from './sheetRows.server'

export interface CheckedRow {
  readonly line: number
  readonly studio: string
  /** What the row is about, of its studio: a member, a result's title, the studio's own unit. */
  readonly item: string
  readonly kind: RowOutcome['kind']
  /** The credit code of a unit that would come into the register with the studio. */
  readonly newUnit: string | null
  /** Of a studio that differs: what would change. */
  readonly changes: readonly TextChange[]
  /** Of a refused row: why. Of an unchanged one: what it says otherwise, and is left as it is. */
  readonly problems: readonly RowProblem[]
}

export type CheckedSheet =
  | { ok: false; problem: SheetProblem }
  | {
      ok: true
      what: ImportKind
      rows: CheckedRow[]
      unknown: readonly string[]
      /** How many rows would be imported. */
      good: number
      /** The file, as it is kept for its import. */
      sheet: string
      /** What the import would do. */
      digest: string
    }

export interface CheckSheetOptions extends SheetReading {
  what: ImportKind
  personId: string
  bytes: Uint8Array
}

type Context = Pick<ServiceContext, 'read' | 'secrets' | 'now'>

/** Says row by row what an import of a file would do, without doing it, and keeps the file for it. */
export async function checkSheet(
  context: Context,
  options: CheckSheetOptions,
): Promise<CheckedSheet> {
  const checked = await checkRows(context, options)
  if ('problem' in checked) return { ok: false, problem: checked.problem }
  const { what, personId, bytes } = options
  return { ok: true, what, ...checked, sheet: keepSheet(personId, bytes, context.now()) }
}

async function checkRows(context: Context, { what, bytes, words, error }: CheckSheetOptions) {
  const today = dayOf(context.now())
  const how = { words, error }
  if (what === 'register') {
    const found = await sheetRows(bytes, REGISTER_SHEET, how)
    if ('problem' in found) return found
    return { unknown: found.unknown, ...(await checkRegister(context.read, found, today)) }
  }
  const found = await sheetRows(bytes, detailSheet(what), how)
  if ('problem' in found) return found
  return { unknown: found.unknown, ...(await checkDetails(context, what, found, today)) }
}
