import type { $ZodErrorMap } from 'zod/v4/core'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import {
  sheetLines,
  type CellWords,
  type RowProblem,
  type SheetLine,
} from '~/domain/studio/sheet/cells'
import { findHead, type HeadProblem, type SheetColumn } from '~/domain/studio/sheet/columns'
import { planImport, type RowOutcome } from '~/domain/studio/sheet/plan'
import { MOST_IMPORT_ROWS, readSheetLine, type FittingRow } from '~/protocol/studioSheet'
import type { ServiceContext } from '~/services/context'
import { requestDigest } from '~/services/log/performOp.server'
import type { PrismaClient } from '../../../../prisma/generated/client'
import { dayOf } from '../dayOf'
import { readSheet, type SheetFileProblem } from './readSheet.server'
import { registerFor } from './sheetRegister.server'

/** What words in the file mean, in every language of the product. */
export interface SheetWords extends CellWords {
  readonly columns: ReadonlyMap<string, SheetColumn>
}

export interface CheckedRow {
  readonly line: number
  readonly name: string
  readonly unitName: string
  readonly kind: RowOutcome['kind']
  /** Of a studio that differs: what would change. */
  readonly fields: readonly SheetColumn[]
  /** Of a refused row: why. */
  readonly problems: readonly RowProblem[]
}

export type CheckedSheet =
  | { ok: false; problem: HeadProblem | { code: SheetFileProblem | 'noRows' } }
  | {
      ok: true
      rows: CheckedRow[]
      unknown: readonly string[]
      /** What can be imported, and what that would do. */
      good: SheetLine[]
      digest: string
    }

export interface CheckSheetOptions {
  bytes: Uint8Array
  words: SheetWords
  error: $ZodErrorMap
}

/** Says row by row what an import of a file would do, without doing it. */
export async function checkSheet(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  { bytes, words, error }: CheckSheetOptions,
): Promise<CheckedSheet> {
  const sheet = await readSheet(bytes)
  if ('problem' in sheet) return { ok: false, problem: { code: sheet.problem } }
  const head = findHead(sheet, (heading) => words.columns.get(heading))
  if ('code' in head) return { ok: false, problem: head }
  const lines = sheetLines(sheet, head, words)
  if (lines.length === 0) return { ok: false, problem: { code: 'noRows' } }
  if (lines.length > MOST_IMPORT_ROWS) return { ok: false, problem: { code: 'tooManyRows' } }
  return checkLines(read, { lines, error, today: dayOf(now()), unknown: head.unknown })
}

interface Lines {
  lines: ReturnType<typeof sheetLines>
  error: $ZodErrorMap
  today: string
  unknown: readonly string[]
}

async function checkLines(
  read: PrismaClient,
  { lines, error, today, unknown }: Lines,
): Promise<CheckedSheet> {
  const fitting: FittingRow[] = []
  const refused = new Map<number, readonly RowProblem[]>()
  for (const { problems, ...line } of lines) {
    const answer = readSheetLine(line, error)
    // A cell that could not be read is missing for the form: its own reason is the better one.
    const known = new Set(problems.map(({ column }) => column))
    const more = answer.ok ? [] : answer.problems.filter(({ column }) => !known.has(column))
    if (answer.ok && problems.length === 0) fitting.push(answer.fitting)
    else refused.set(line.line, [...problems.map(inWords), ...more])
  }
  const outcomes = await outcomesOf(read, fitting, today)
  const outcomeAt = new Map(fitting.map(({ planned }, index) => [planned.line, outcomes[index]]))
  const good = lines.filter(({ line }) => isGood(outcomeAt.get(line)))
  const rows = lines.map(({ line, cells }): CheckedRow => {
    const outcome = outcomeAt.get(line)
    return {
      ...{ line, name: cells.name ?? '', unitName: cells.unitName ?? '' },
      kind: outcome?.kind ?? 'refused',
      fields: outcome?.kind === 'differs' ? outcome.fields : [],
      problems:
        outcome?.kind === 'refused' ? outcome.problems.map(inWords) : (refused.get(line) ?? []),
    }
  })
  return {
    ...{ ok: true, rows, unknown },
    good: good.map(({ line, cells }) => ({ line, cells })),
    digest: requestDigest(outcomes.filter(isGood)),
  }
}

/** What the register as it is now says to rows that fit the form. */
export async function outcomesOf(
  read: Parameters<typeof registerFor>[0],
  rows: readonly FittingRow[],
  today: string,
): Promise<RowOutcome[]> {
  const planned = rows.map((row) => row.planned)
  return planImport(planned, await registerFor(read, rows), { rules: REGISTER_RULES, today })
}

function isGood(outcome: RowOutcome | undefined): boolean {
  return outcome?.kind === 'new' || outcome?.kind === 'differs'
}

function inWords({ column, code }: RowProblem): RowProblem {
  return { column, code: `studio:import.row.${code}` }
}
