/** Rows of members, results, apprenticeships and grants as the forms that the studio's page sends. */
import { z } from 'zod'
import type { $ZodErrorMap } from 'zod/v4/core'
import { normaliseCreditCode } from '~/domain/people/creditCode'
import type { RowProblem, SheetLine } from '~/domain/studio/sheet/cells'
import { LIST_MARK } from '~/domain/studio/sheet/columns'
import {
  detailLayout,
  type DetailColumn,
  type DetailKind,
  type FactColumn,
} from '~/domain/studio/sheet/detailColumns'
import type { Facts } from '~/domain/studio/sheet/details'
import type { DetailRow } from '~/domain/studio/sheet/planDetails'
import { ENTRY_FIELDS, type StudioEntryForm } from './studio'
import { line } from './text'

/** A row that fits, with the form it is: people are named in it where the page sends their ids. */
export interface FittingDetail extends DetailRow {
  readonly form: StudioEntryForm
}

const studioNaming = z.object({
  id: line(64, 0).default(''),
  name: line(60, 0).default(''),
  creditCode: z.string().max(40).transform(normaliseCreditCode).default(''),
})

const FORMS = {
  members: z.object({ change: z.literal('join'), ...ENTRY_FIELDS.join }),
  results: z.object({ change: z.literal('record'), ...ENTRY_FIELDS.record }),
  apprenticeships: z.object({
    ...{ change: z.literal('sign'), ...ENTRY_FIELDS.sign },
    // a list of people offers the lead first; an empty cell names nobody
    master: line(40, 2),
  }),
  grants: z.object({ change: z.literal('receive'), ...ENTRY_FIELDS.receive }),
} as const satisfies Record<DetailKind, z.ZodType<StudioEntryForm>>

const CHANGES = { members: 'join', results: 'record', apprenticeships: 'sign', grants: 'receive' } // prettier-ignore

/** Fields that the page calls otherwise than the sheet. */
const FIELDS: Readonly<Partial<Record<DetailColumn, string>>> = {
  person: 'name',
  joinedOn: 'on',
  receivedOn: 'on',
  basis: 'benefitBasis',
}
const fieldOf = (column: DetailColumn) => FIELDS[column] ?? column

/** A line as the page's form, or what that form finds wrong with it. */
export function readDetailLine(
  kind: DetailKind,
  { line, cells }: SheetLine<DetailColumn>,
  error: $ZodErrorMap,
): { ok: true; fitting: FittingDetail } | { ok: false; problems: RowProblem[] } {
  const { id, name, creditCode, ...facts } = cells
  const studio = studioNaming.safeParse({ id, name, creditCode }, { error })
  const form = FORMS[kind].safeParse(fieldsOf(kind, facts), { error })
  if (studio.success && form.success) {
    const said = saidFacts(form.data, facts)
    return { ok: true, fitting: { line, studio: studio.data, facts: said, form: form.data } }
  }
  const columns = detailLayout(kind).columns
  const inStudio = (studio.error?.issues ?? []).map(({ path: [field], message }) => ({
    column: columns.find((one) => one === field) ?? null,
    code: message,
  }))
  const inForm = (form.error?.issues ?? []).map(({ path: [field], message }) => ({
    column: columns.findLast((one) => fieldOf(one) === field) ?? null,
    code: message,
  }))
  return { ok: false, problems: [...inStudio, ...inForm] }
}

/** What the page sends when nothing is typed or ticked: no benefit, not adopted. */
function fieldsOf(kind: DetailKind, facts: Facts): Record<string, string> {
  const cells = Object.entries(facts) as [FactColumn, string][]
  const {
    adopted,
    benefit = '',
    ...typed
  } = Object.fromEntries(cells.map(([column, text]) => [fieldOf(column), text]))
  return {
    ...typed,
    change: CHANGES[kind],
    benefit: benefit === '' ? '0' : benefit,
    ...(adopted === 'on' && { adopted }),
  }
}

/** What the row's columns say once the form has read them; what has no field says it itself. */
function saidFacts(form: StudioEntryForm, facts: Facts): Facts {
  const values: Readonly<Record<string, unknown>> = { ...form }
  const cells = Object.entries(facts) as [FactColumn, string][]
  return Object.fromEntries(
    cells.map(([column, text]) => {
      const field = fieldOf(column)
      return [column, field in values ? textOf(values[field]) : text]
    }),
  )
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(LIST_MARK)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
