/** The register as a spreadsheet: its columns, and where they stand in a file that came in. */

/** In the order of an export. */
export const SHEET_COLUMNS = [
  'id',
  'name',
  'nameEn',
  'zone',
  'unitName',
  'creditCode',
  'leadName',
  'leadHonours',
  'level',
  'star',
  'status',
  'industry',
  'trades',
  'foundedOn',
  'namedOn',
  'premises',
  'rules',
  'plan',
] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number]

/** How the cells of a column are read; those that are not named are texts as they stand. */
export type Reading = 'day' | 'year' | 'money' | 'tick' | 'creditCode' | WordKind
/** Columns whose cells say a code, or the word for it in a language of the product. */
export type WordKind = 'zone' | 'level' | 'status' | 'star' | 'kind' | 'resultStatus' | 'outcome'

/** The columns of one kind of sheet. */
export interface SheetLayout<Column extends string> {
  readonly columns: readonly Column[]
  /** Without these nobody can tell what a row is about, or enter it. */
  readonly required: readonly Column[]
  /** What a row of headings has: one column of each of these. */
  readonly headBy: readonly (readonly Column[])[]
  readonly reads: Readonly<Partial<Record<Column, Reading>>>
}

/** The register's own sheet. */
export const REGISTER_LAYOUT: SheetLayout<SheetColumn> = {
  columns: SHEET_COLUMNS,
  required: [
    'name',
    'zone',
    'unitName',
    'creditCode',
    'leadName',
    'level',
    'industry',
    'foundedOn',
  ],
  headBy: [['name'], ['creditCode']],
  reads: {
    foundedOn: 'day',
    namedOn: 'day',
    level: 'level',
    status: 'status',
    star: 'star',
    zone: 'zone',
    creditCode: 'creditCode',
  },
}

/** Lists in a cell are written as people write them. */
export const LIST_MARK = '、'

/** A cell as it was read: days are texts already where the file says that they are days. */
export type SheetCell = string | number | boolean | null

/** What was read of one sheet of a file. */
export interface ReadSheet {
  readonly rows: readonly (readonly SheetCell[])[]
  /** Row and column of each formula. */
  readonly formulas: readonly (readonly [number, number])[]
  /** Row and column of each cell under a merged range. */
  readonly merged: readonly (readonly [number, number])[]
}

export type HeadProblem =
  | {
      readonly code: 'noHead' | 'missingColumns' | 'columnTwice'
      readonly columns: readonly string[]
    }
  | { readonly code: 'mergedHead' }

export interface SheetHead<Column extends string> {
  /** The row of the headings, from 0. */
  readonly row: number
  readonly places: ReadonlyMap<Column, number>
  /** Headings that nobody here knows; their columns are left out. */
  readonly unknown: readonly string[]
}

/** Rows within which the headings are: above them there may be a title and a note. */
export const HEADINGS_WITHIN = 10

/**
 * Finds the row of headings: the first of the upper rows that has the columns by which one is known.
 *
 * @param columnOf the column that a heading means, in whatever language
 */
export function findHead<Column extends string>(
  { rows, merged }: ReadSheet,
  { columns, required, headBy }: SheetLayout<Column>,
  columnOf: (heading: string) => Column | undefined,
): SheetHead<Column> | HeadProblem {
  const heads = rows
    .slice(0, HEADINGS_WITHIN)
    .map((cells) => cells.map((cell) => columnOf(plainHeading(cell))))
  const row = heads.findIndex((head) =>
    headBy.every((some) => some.some((column) => head.includes(column))),
  )
  const head = heads[row]
  if (!head) return { code: 'noHead', columns: headBy.flatMap(([column]) => column ?? []) }
  if (merged.some(([at]) => at === row)) return { code: 'mergedHead' }
  const twice = columns.filter((column) => head.filter((one) => one === column).length > 1)
  if (twice.length > 0) return { code: 'columnTwice', columns: twice }
  const missing = required.filter((column) => !head.includes(column))
  if (missing.length > 0) return { code: 'missingColumns', columns: missing }
  const unknown = (rows[row] ?? []).filter(
    (cell, index) => head[index] === undefined && plainHeading(cell) !== '',
  )
  return {
    row,
    places: new Map(head.flatMap((column, index) => (column ? [[column, index]] : []))),
    unknown: unknown.map(plainHeading),
  }
}

/** How headings are compared: width, case, blanks and a mark for required columns do not matter. */
export function plainHeading(cell: SheetCell): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replace(/[\s*]/g, '')
    .toLowerCase()
}
