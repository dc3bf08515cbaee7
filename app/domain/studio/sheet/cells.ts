import { isDay } from '../days'
import { STUDIO_LEVELS, STUDIO_STATUSES } from '../events'
import {
  SHEET_COLUMNS,
  type ReadSheet,
  type SheetCell,
  type SheetColumn,
  type SheetHead,
} from './columns'

/** What a cell may say instead of a code: the code by its word, plain as headings are. */
export interface CellWords {
  readonly zone: ReadonlyMap<string, string>
  readonly level: ReadonlyMap<string, string>
  readonly status: ReadonlyMap<string, string>
  readonly star: ReadonlyMap<string, string>
}

export type CellProblemCode = 'formula' | 'merged' | 'day' | 'level' | 'status' | 'star'

/** What is wrong in a row; the column is null when it is the row as a whole. */
export interface RowProblem<Code extends string = string> {
  readonly column: SheetColumn | null
  readonly code: Code
}

/** A row's cells as the form would send them. */
export interface SheetLine {
  /** As the spreadsheet numbers it. */
  readonly line: number
  readonly cells: Partial<Record<SheetColumn, string>>
}

/** The lines below the headings that say anything, each with what cannot be read of it. */
export function sheetLines(
  { rows, formulas, merged }: ReadSheet,
  head: SheetHead,
  words: CellWords,
): (SheetLine & { problems: RowProblem<CellProblemCode>[] })[] {
  const formula = new Set(formulas.map(([row, column]) => `${row},${column}`))
  return rows.flatMap((row, index) => {
    if (index <= head.row || !row.some((cell) => cell !== null && cell !== '')) return []
    const cells: SheetLine['cells'] = {}
    const problems: RowProblem<CellProblemCode>[] = []
    for (const column of SHEET_COLUMNS) {
      const place = head.places.get(column)
      if (place === undefined) continue
      const refuse = (code: CellProblemCode) => problems.push({ column, code })
      const covered = merged.some(
        ({ top, left, bottom, right }) =>
          top <= index && index <= bottom && left <= place && place <= right,
      )
      if (covered) refuse('merged')
      else if (formula.has(`${index},${place}`)) refuse('formula')
      else {
        const text = cellText(column, row[place] ?? null, words)
        if (text.ok) cells[column] = text.text
        else refuse(text.code)
      }
    }
    return [{ line: index + 1, cells, problems }]
  })
}

type CellText = { ok: true; text: string } | { ok: false; code: CellProblemCode }

/** A cell in the form's own terms: a day as `YYYY-MM-DD`, a level by its code. */
export function cellText(column: SheetColumn, cell: SheetCell, words: CellWords): CellText {
  const text = typeof cell === 'string' ? cell.trim() : String(cell ?? '')
  if (text === '') return { ok: true, text: '' }
  switch (column) {
    case 'foundedOn':
    case 'namedOn':
      return orRefuse(dayText(cell), 'day')
    case 'level':
      return orRefuse(coded(text, STUDIO_LEVELS, words.level), 'level')
    case 'status':
      return orRefuse(coded(text, STUDIO_STATUSES, words.status), 'status')
    case 'star':
      return orRefuse(coded(text, ['0', '1', '2', '3', '4', '5'], words.star), 'star')
    case 'zone':
      return { ok: true, text: words.zone.get(plain(text)) ?? text }
    default:
      return { ok: true, text }
  }
}

function orRefuse(text: string | null, code: CellProblemCode): CellText {
  return text === null ? { ok: false, code } : { ok: true, text }
}

function coded(
  text: string,
  codes: readonly string[],
  words: ReadonlyMap<string, string>,
): string | null {
  return codes.find((code) => code === plain(text)) ?? words.get(plain(text)) ?? null
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
  return isDay(whole) ? whole : null
}
