import { isSameName } from '../../people/sameName'
import { registrationRefusal, type Circumstances } from '../decide'
import { isStanding } from '../standing'
import type { RowProblem } from './cells'
import { SHEET_COLUMNS, type SheetColumn } from './columns'

/** What a studio says in the columns of the spreadsheet; lists as they are typed. */
export type SheetValues = Record<Exclude<SheetColumn, 'id'>, string>

/** A row that was read and fits the form. */
export interface PlannedRow {
  readonly line: number
  /** The studio that the row names by its id; null when it goes by name and credit code. */
  readonly id: string | null
  readonly values: SheetValues
  /** Columns that the file has: what it does not have, it does not change. */
  readonly given: readonly SheetColumn[]
}

/** A studio that is in the register. */
export interface KnownStudio {
  readonly id: string
  readonly values: SheetValues
}

export interface Register {
  readonly studios: readonly KnownStudio[]
  /** Names of units by their credit codes. */
  readonly units: ReadonlyMap<string, string>
  readonly zones: ReadonlySet<string>
  /** Leads who may not apply today, by their units. */
  readonly barred: readonly { readonly creditCode: string; readonly leadName: string }[]
}

export type PlanProblemCode =
  | 'twice'
  | 'idUnknown'
  | 'zoneUnknown'
  | 'unitOther'
  | 'onItsPage'
  | 'ended'
  | 'newIsActive'
  | 'barredLead'
  | 'starRange'
  | 'future'
  | 'datesOrder'

export type RowOutcome =
  | {
      readonly kind: 'new'
      /** The credit code of a unit that comes into the register with it; null for a known one. */
      readonly newUnit: string | null
    }
  | { readonly kind: 'unchanged'; readonly studioId: string }
  | { readonly kind: 'differs'; readonly studioId: string; readonly changes: readonly TextChange[] }
  | {
      readonly kind: 'refused'
      readonly problems: readonly RowProblem<PlanProblemCode, SheetColumn>[]
    }

/** What a studio says of itself; all else changes on its page, with its day and reason. */
export const TEXT_COLUMNS = [
  'leadHonours',
  'industry',
  'trades',
  'premises',
  'rules',
  'plan',
] as const satisfies readonly SheetColumn[]
export type TextColumn = (typeof TEXT_COLUMNS)[number]

/** What the register says now, and what the row would make of it. */
export interface TextChange {
  readonly column: TextColumn
  readonly from: string
  readonly to: string
}

/** What an import would do with each row, in their order. It changes nothing. */
export function planImport(
  rows: readonly PlannedRow[],
  register: Register,
  circumstances: Circumstances,
): RowOutcome[] {
  const byId = new Map(register.studios.map((studio) => [studio.id, studio]))
  const byName = new Map(register.studios.map((studio) => [keyOf(studio.values), studio]))
  const units = new Map(register.units)
  const seen = new Set<string>()
  return rows.map(({ id, values, given }): RowOutcome => {
    const known = id === null ? byName.get(keyOf(values)) : byId.get(id)
    if (id !== null && !known) return refused('id', 'idUnknown')
    const keys = [keyOf(values), ...(known ? [known.id] : [])]
    const isTwice = keys.some((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    if (isTwice) return refused('name', 'twice')
    if (!register.zones.has(values.zone)) return refused('zone', 'zoneUnknown')
    if (known) return compared(known, values, given)
    const unit = units.get(values.creditCode)
    if (unit !== undefined && unit !== values.unitName) return refused('unitName', 'unitOther')
    if (given.includes('status') && !['', 'active'].includes(values.status)) {
      return refused('status', 'newIsActive')
    }
    const isBarred = register.barred.some(
      ({ creditCode, leadName }) =>
        creditCode === values.creditCode && isSameName(leadName, values.leadName),
    )
    if (isBarred) return refused('leadName', 'barredLead')
    const problem = newProblem(values, circumstances)
    if (problem) return { kind: 'refused', problems: [problem] }
    units.set(values.creditCode, values.unitName)
    return {
      kind: 'new',
      newUnit: register.units.has(values.creditCode) ? null : values.creditCode,
    }
  })
}

const refused = (column: SheetColumn | null, code: PlanProblemCode): RowOutcome => ({
  kind: 'refused',
  problems: [{ column, code }],
})

function keyOf({ creditCode, name }: Pick<SheetValues, 'creditCode' | 'name'>): string {
  return `${creditCode} ${name}`
}

function compared(
  { id, values: now }: KnownStudio,
  values: SheetValues,
  given: readonly SheetColumn[],
): RowOutcome {
  const differing = SHEET_COLUMNS.filter(
    (column) =>
      column !== 'id' && given.includes(column) && lines(now[column]) !== lines(values[column]),
  )
  const isText = (column: SheetColumn): column is TextColumn =>
    (TEXT_COLUMNS as readonly SheetColumn[]).includes(column)
  const fixed = differing.filter((column) => !isText(column))
  if (fixed.length > 0) {
    const problems = fixed.map((column) => ({ column, code: 'onItsPage' as const }))
    return { kind: 'refused', problems }
  }
  const changes = differing
    .filter(isText)
    .map((column) => ({ column, from: now[column], to: values[column] }))
  if (changes.length === 0) return { kind: 'unchanged', studioId: id }
  if (!isStanding(now.status)) return refused(null, 'ended')
  return { kind: 'differs', studioId: id, changes }
}

/** A spreadsheet keeps no carriage returns. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function newProblem(
  values: SheetValues,
  circumstances: Circumstances,
): RowProblem<PlanProblemCode, SheetColumn> | null {
  const { star, foundedOn, namedOn } = values
  const payload = { star: Number(star), foundedOn, namedOn: namedOn === '' ? null : namedOn }
  const code = registrationRefusal({ payload }, circumstances)
  switch (code) {
    case 'starRange':
      return { column: 'star', code }
    case 'datesOrder':
      return { column: 'namedOn', code }
    case 'future':
      return { column: foundedOn > circumstances.today ? 'foundedOn' : 'namedOn', code }
    case null:
      return null
    default:
      throw new Error(`A registration was refused for ${code}`)
  }
}
