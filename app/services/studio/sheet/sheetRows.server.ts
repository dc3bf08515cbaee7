import type { $ZodErrorMap } from 'zod/v4/core'
import {
  sheetLines,
  type CellWords,
  type ReadLine,
  type RowProblem,
  type SheetLine,
} from '~/domain/studio/sheet/cells'
import { findHead, type HeadProblem, type SheetLayout } from '~/domain/studio/sheet/columns'
import { MOST_IMPORT_ROWS } from '~/protocol/studioSheet'
import { readSheet, type SheetFileProblem } from './readSheet.server'

/** What words in a file mean, in every language of the product. */
export interface SheetWords extends CellWords {
  /** Columns by their headings. */
  readonly columns: ReadonlyMap<string, string>
  /** What the sheet is called that is read; the first one where there is none. */
  readonly sheets: readonly string[]
}

/** How a file is read, and what is said of what does not fit. */
export interface SheetReading {
  words: SheetWords
  error: $ZodErrorMap
}

export type SheetProblem = HeadProblem | { code: SheetFileProblem | 'noRows' }

/** How one kind of sheet becomes forms. */
export interface SheetKind<Column extends string, Fitting> {
  layout: SheetLayout<Column>
  readLine: (
    line: SheetLine<Column>,
    error: $ZodErrorMap,
  ) => { ok: true; fitting: Fitting } | { ok: false; problems: readonly RowProblem[] }
}

export interface SheetRows<Column extends string, Fitting> {
  lines: readonly ReadLine<Column>[]
  /** The lines that fit the form; the others are refused. */
  fitting: readonly Fitting[]
  refused: ReadonlyMap<number, readonly RowProblem[]>
  unknown: readonly string[]
}

/** What a file says, whatever the register says to it. */
export async function sheetRows<Column extends string, Fitting>(
  bytes: Uint8Array,
  { layout, readLine }: SheetKind<Column, Fitting>,
  { words, error }: SheetReading,
): Promise<SheetRows<Column, Fitting> | { problem: SheetProblem }> {
  const sheet = await readSheet(bytes, words.sheets)
  if ('problem' in sheet) return { problem: { code: sheet.problem } }
  const columnOf = (heading: string) =>
    layout.columns.find((column) => column === words.columns.get(heading))
  const head = findHead(sheet, layout, columnOf)
  if ('code' in head) return { problem: head }
  const lines = sheetLines(sheet, head, layout, words)
  if (lines.length === 0) return { problem: { code: 'noRows' } }
  if (lines.length > MOST_IMPORT_ROWS) return { problem: { code: 'tooManyRows' } }
  const fitting: Fitting[] = []
  const refused = new Map<number, readonly RowProblem[]>()
  for (const { problems, ...line } of lines) {
    const answer = readLine(line, error)
    // A cell that could not be read is missing for the form: its own reason is the better one.
    const known = new Set<string | null>(problems.map(({ column }) => column))
    const more = answer.ok ? [] : answer.problems.filter(({ column }) => !known.has(column))
    if (answer.ok && problems.length === 0) fitting.push(answer.fitting)
    else refused.set(line.line, [...problems.map(inWords), ...more])
  }
  return { lines, fitting, refused, unknown: head.unknown }
}

/** A reason of the file's own, with the key of its text. */
export function inWords({ column, code }: RowProblem): RowProblem {
  return { column, code: `studio:import.row.${code}` }
}
