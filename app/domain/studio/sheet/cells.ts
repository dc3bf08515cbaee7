import { isDate } from '../../notice/workCalendar'
import { areaTyped } from '../../typedText'
import { ACHIEVEMENT_KINDS, STUDIO_LEVELS, STUDIO_STATUSES } from '../events'
import type { ReadSheet, Reading, SheetCell, SheetHead, SheetLayout, WordKind } from './columns'

/** What a cell may say instead of a code: the code by its word, plain as headings are. */
export type CellWords = Readonly<Partial<Record<WordKind, ReadonlyMap<string, string>>>>

export type CellProblemCode =
  'formula' | 'merged' | 'day' | 'tick' | 'creditCode' | Exclude<WordKind, 'zone'>

/** What is wrong in a row; the column is null when it is the row as a whole. */
export interface RowProblem<Code extends string = string, Column extends string = string> {
  readonly column: Column | null
  readonly code: Code
}

/** A row's cells as the form would send them. */
export interface SheetLine<Column extends string> {
  /** As the spreadsheet numbers it. */
  readonly line: number
  readonly cells: Readonly<Partial<Record<Column, string>>>
}

/** A line with what cannot be read of it. */
export type ReadLine<Column extends string> = SheetLine<Column> & {
  readonly problems: readonly RowProblem<CellProblemCode, Column>[]
}

/** The lines below the headings that say anything. */
export function sheetLines<Column extends string>(
  { rows, formulas, merged }: ReadSheet,
  head: SheetHead<Column>,
  { columns, reads }: SheetLayout<Column>,
  words: CellWords,
): ReadLine<Column>[] {
  const formula = placesIn(formulas)
  const covered = placesIn(merged)
  return rows.flatMap((row, index) => {
    if (index <= head.row || !row.some((cell) => cell !== null && cell !== '')) return []
    const cells: Partial<Record<Column, string>> = {}
    const problems: RowProblem<CellProblemCode, Column>[] = []
    for (const column of columns) {
      const place = head.places.get(column)
      if (place === undefined) continue
      const refuse = (code: CellProblemCode) => problems.push({ column, code })
      if (covered.has(`${index},${place}`)) refuse('merged')
      else if (formula.has(`${index},${place}`)) refuse('formula')
      else {
        const text = cellText(reads[column], row[place] ?? null, words)
        if (text.ok) cells[column] = text.text
        else refuse(text.code)
      }
    }
    return [{ line: index + 1, cells, problems }]
  })
}

function placesIn(cells: ReadSheet['merged']): ReadonlySet<string> {
  return new Set(cells.map(([row, column]) => `${row},${column}`))
}

type CellText = { ok: true; text: string } | { ok: false; code: CellProblemCode }

/** What a cell may say besides the words of a language. */
export const CELL_CODES: Readonly<Record<Exclude<WordKind, 'zone'>, readonly string[]>> = {
  level: STUDIO_LEVELS,
  status: STUDIO_STATUSES,
  star: ['0', '1', '2', '3', '4', '5'],
  kind: ACHIEVEMENT_KINDS,
  resultStatus: ['recorded', 'withdrawn'],
  outcome: ['running', 'ended', 'passed', 'failed', 'withdrawn'],
}

const TICKED = ['✓', '✔', '√', '是', 'yes', 'y', 'true', '1', 'on']
const NOT_TICKED = ['否', '×', 'no', 'n', 'false', '0', '-', '—', '–']

/** A cell in the form's own terms: a day as `YYYY-MM-DD`, a level by its code, a tick as `on`. */
export function cellText(
  reading: Reading | undefined,
  cell: SheetCell,
  words: CellWords,
): CellText {
  const text = typeof cell === 'string' ? areaTyped(cell) : String(cell ?? '')
  if (text === '') return { ok: true, text: '' }
  switch (reading) {
    case undefined:
      return { ok: true, text }
    case 'day':
      return orRefuse(dayText(cell), 'day')
    case 'year':
      return { ok: true, text: text.replace(/\s*年度?$/, '') }
    case 'money':
      return { ok: true, text: moneyText(cell, text) }
    case 'creditCode':
      // a number has lost the digits behind its fifteenth: what is left is another unit's code
      return orRefuse(typeof cell === 'number' ? null : text, 'creditCode')
    case 'tick':
      return orRefuse(tickText(plain(text)), 'tick')
    case 'zone':
      return { ok: true, text: words.zone?.get(plain(text)) ?? text }
    default: {
      const code = CELL_CODES[reading].find((one) => one === plain(text))
      return orRefuse(code ?? words[reading]?.get(plain(text)) ?? null, reading)
    }
  }
}

/** How far from a whole fen, in fen, a number may be by what reckoning left of it. */
const FEN_NOISE = 1e-6

/** An amount in yuan; of a number that a formula came to, to the fen that its cell shows. */
function moneyText(cell: SheetCell, text: string): string {
  if (typeof cell !== 'number') return text.normalize('NFKC').replace(/^¥|元$/g, '')
  const fen = Math.round(cell * 100)
  return Math.abs(cell * 100 - fen) < FEN_NOISE ? String(fen / 100) : text
}

function tickText(text: string): string | null {
  if (TICKED.includes(text)) return 'on'
  return NOT_TICKED.includes(text) ? '' : null
}

function orRefuse(text: string | null, code: CellProblemCode): CellText {
  return text === null ? { ok: false, code } : { ok: true, text }
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/** A lower number in a column of days is a year or a month, and guessing which would be worse than asking. */
const FIRST_SERIAL = serialOf('1950-01-01')
const LAST_SERIAL = serialOf('2100-12-31')

function serialOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
}

/** A day as people write them, or as a spreadsheet counts them; null for anything else. */
export function dayText(cell: SheetCell): string | null {
  if (typeof cell === 'number' && cell >= FIRST_SERIAL && cell <= LAST_SERIAL) {
    return new Date((Math.floor(cell) - 25_569) * 86_400_000).toISOString().slice(0, 10)
  }
  const text = String(cell ?? '').normalize('NFKC')
  const parts =
    /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/.exec(text) ??
    /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text)
  if (!parts) return null
  const [, year = '', month = '', day = ''] = parts
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(whole) ? whole : null
}
