/** What the register holds of a studio row by row, as spreadsheets: their columns. */
import type { Reading, SheetLayout } from './columns'

/** The kinds of rows beside the register's own that can be imported. */
export const DETAIL_KINDS = ['members', 'results', 'apprenticeships', 'grants'] as const
export type DetailKind = (typeof DETAIL_KINDS)[number]

/** What a file can be imported as. */
export const IMPORT_KINDS = ['register', ...DETAIL_KINDS] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** The columns of each kind behind the studio's, in the order of an export. */
export const DETAIL_COLUMNS = {
  members: ['person', 'role', 'certificates', 'joinedOn', 'leftOn'],
  results: [
    ...(['year', 'kind', 'title', 'doneOn', 'benefit', 'basis', 'adopted'] as const),
    ...(['adoptedBy', 'byWhom', 'state'] as const),
  ],
  apprenticeships: [
    ...(['apprentice', 'master', 'agreement', 'goals', 'startsOn', 'endsOn'] as const),
    ...(['state', 'evaluation'] as const),
  ],
  grants: ['year', 'source', 'amount', 'spent', 'purpose', 'receivedOn'],
} as const satisfies Record<DetailKind, readonly string[]>

/** The studio that a row is about; the credit code tells apart studios of one name. */
const STUDIO_COLUMNS = ['id', 'name', 'creditCode'] as const
export type StudioColumn = (typeof STUDIO_COLUMNS)[number]

/** What a row says of its studio's member, result, apprenticeship or grant. */
export type FactColumn = (typeof DETAIL_COLUMNS)[DetailKind][number]
export type DetailColumn = StudioColumn | FactColumn

/**
 * What an import does not bring into the register: the end of things is entered on the studio's
 * page with its day, and so are spendings, of which a sheet of grants has the sum only.
 */
const LEFT_OUT: readonly FactColumn[] = ['leftOn', 'state', 'evaluation', 'spent']

/** What a row is about, of its studio. */
export const ITEM_COLUMN: Readonly<Record<DetailKind, FactColumn>> = {
  members: 'person',
  results: 'title',
  apprenticeships: 'apprentice',
  grants: 'source',
}

const REQUIRED: Readonly<Record<DetailKind, readonly FactColumn[]>> = {
  members: ['person', 'role', 'joinedOn'],
  results: ['year', 'kind', 'title', 'doneOn'],
  apprenticeships: ['apprentice', 'master', 'agreement', 'startsOn', 'endsOn'],
  grants: ['year', 'source', 'amount', 'receivedOn'],
}

const DAYS = { joinedOn: 'day', leftOn: 'day', doneOn: 'day', startsOn: 'day', endsOn: 'day', receivedOn: 'day' } as const // prettier-ignore
const READS: Readonly<Partial<Record<DetailColumn, Reading>>> = {
  ...DAYS,
  ...{ creditCode: 'creditCode', year: 'year', kind: 'kind', adopted: 'tick' },
  ...{ benefit: 'money', amount: 'money', spent: 'money' },
}

/** How a sheet of one kind is read. */
export function detailLayout(kind: DetailKind): SheetLayout<DetailColumn> {
  return {
    columns: [...STUDIO_COLUMNS, ...DETAIL_COLUMNS[kind]],
    required: REQUIRED[kind],
    headBy: [['name', 'id'], [ITEM_COLUMN[kind]]],
    reads: { ...READS, state: kind === 'results' ? 'resultStatus' : 'outcome' },
  }
}

/** The columns of an empty form to fill in. */
export function formColumns(kind: DetailKind): DetailColumn[] {
  const facts: readonly FactColumn[] = DETAIL_COLUMNS[kind]
  return ['id', 'name', ...facts.filter((column) => !LEFT_OUT.includes(column))]
}
