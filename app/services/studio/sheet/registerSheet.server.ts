import { REGISTER_RULES } from '~/domain/studio/registerRules'
import { REGISTER_LAYOUT, type SheetColumn } from '~/domain/studio/sheet/columns'
import { planImport, type RowOutcome } from '~/domain/studio/sheet/plan'
import { readSheetLine, type FittingRow } from '~/protocol/studioSheet'
import { requestDigest } from '~/services/log/performOp.server'
import type { CheckedRow } from './checkSheet.server'
import { registerFor } from './sheetRegister.server'
import { inWords, type SheetKind, type SheetRows } from './sheetRows.server'

/** Studios themselves, one a row. */
export const REGISTER_SHEET: SheetKind<SheetColumn, FittingRow> = {
  layout: REGISTER_LAYOUT,
  readLine: readSheetLine,
}

type Read = Parameters<typeof registerFor>[0]

/** What an import of studios would do, row by row. */
export async function checkRegister(
  read: Read,
  { lines, fitting, refused }: SheetRows<SheetColumn, FittingRow>,
  today: string,
): Promise<{ rows: CheckedRow[]; good: number; digest: string }> {
  const { outcomes, digest } = await planRegister(read, fitting, today)
  const outcomeAt = new Map(fitting.map(({ planned }, index) => [planned.line, outcomes[index]]))
  const rows = lines.map(({ line, cells }): CheckedRow => {
    const outcome = outcomeAt.get(line)
    return {
      ...{ line, studio: cells.name ?? '', item: cells.unitName ?? '' },
      kind: outcome?.kind ?? 'refused',
      newUnit: outcome?.kind === 'new' ? outcome.newUnit : null,
      changes: outcome?.kind === 'differs' ? outcome.changes : [],
      problems:
        outcome?.kind === 'refused' ? outcome.problems.map(inWords) : (refused.get(line) ?? []),
    }
  })
  return { rows, good: outcomes.filter(isGood).length, digest }
}

/**
 * What the register as it is now says to rows that fit the form. The digest is of all that would be
 * written, and of all that it would replace.
 */
export async function planRegister(
  read: Read,
  rows: readonly FittingRow[],
  today: string,
): Promise<{ outcomes: RowOutcome[]; digest: string }> {
  const planned = rows.map((row) => row.planned)
  const register = await registerFor(read, rows, today)
  const outcomes = planImport(planned, register, { rules: REGISTER_RULES, today })
  const good = outcomes.flatMap((outcome, index) =>
    isGood(outcome) ? [{ values: planned[index]?.values ?? null, outcome }] : [],
  )
  return { outcomes, digest: requestDigest(good) }
}

function isGood({ kind }: RowOutcome): boolean {
  return kind === 'new' || kind === 'differs'
}
