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

/** Without these nobody can tell which studio a row is about, or register it. */
const REQUIRED: readonly SheetColumn[] = [
  'name',
  'zone',
  'unitName',
  'creditCode',
  'leadName',
  'level',
  'industry',
  'foundedOn',
]

/** A cell as it was read: days are texts already where the file says that they are days. */
export type SheetCell = string | number | boolean | null

/** From the first row and column to the last, each from 0. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What was read of a file's first sheet. */
export interface ReadSheet {
  readonly rows: readonly (readonly SheetCell[])[]
  /** Row and column of each formula. */
  readonly formulas: readonly (readonly [number, number])[]
  readonly merged: readonly CellRange[]
}

export type HeadProblem =
  | { readonly code: 'noHead' }
  | { readonly code: 'missingColumns' | 'columnTwice'; readonly columns: readonly SheetColumn[] }
  | { readonly code: 'mergedHead' }

export interface SheetHead {
  /** The row of the headings, from 0. */
  readonly row: number
  readonly places: ReadonlyMap<SheetColumn, number>
  /** Headings that nobody here knows; their columns are left out. */
  readonly unknown: readonly string[]
}

/** Above the headings there may be a title and a note. */
const LOOKED_AT = 10

/**
 * Finds the row of headings: the first of the upper rows that names a studio and its credit code.
 *
 * @param columnOf the column that a heading means, in whatever language
 */
export function findHead(
  { rows, merged }: ReadSheet,
  columnOf: (heading: string) => SheetColumn | undefined,
): SheetHead | HeadProblem {
  const heads = rows
    .slice(0, LOOKED_AT)
    .map((cells) => cells.map((cell) => columnOf(plainHeading(cell))))
  const row = heads.findIndex((head) => head.includes('name') && head.includes('creditCode'))
  const head = heads[row]
  if (!head) return { code: 'noHead' }
  if (merged.some(({ top, bottom }) => top <= row && bottom >= row)) return { code: 'mergedHead' }
  const twice = SHEET_COLUMNS.filter((column) => head.filter((one) => one === column).length > 1)
  if (twice.length > 0) return { code: 'columnTwice', columns: twice }
  const missing = REQUIRED.filter((column) => !head.includes(column))
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
