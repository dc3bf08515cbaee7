import type { StudioRefusal } from '~/domain/studio/refusals'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import type { RowProblem } from '~/domain/studio/sheet/cells'
import {
  detailLayout,
  ITEM_COLUMN,
  type DetailColumn,
  type DetailKind,
} from '~/domain/studio/sheet/detailColumns'
import type { StudioDetails } from '~/domain/studio/sheet/details'
import {
  planDetails,
  type DetailOutcome,
  type DetailProblemCode,
} from '~/domain/studio/sheet/planDetails'
import type { StudioEntryForm } from '~/protocol/studio'
import { readDetailLine, type FittingDetail } from '~/protocol/studioDetailSheet'
import type { ServiceContext } from '~/services/context'
import { requestDigest } from '~/services/log/performOp.server'
import { entryEvent } from '../changeEvent'
import type { CheckedRow } from './checkSheet.server'
import { inWords, type SheetKind, type SheetRows } from './sheetRows.server'
import { studioDetails, type ReadStudios } from './studioDetails.server'

/** What studios have, one a row. */
export function detailSheet(kind: DetailKind): SheetKind<DetailColumn, FittingDetail> {
  return {
    layout: detailLayout(kind),
    readLine: (line, error) => readDetailLine(kind, line, error),
  }
}

/** What an import of studios' details would do, row by row. */
export async function checkDetails(
  context: Pick<ServiceContext, 'read' | 'secrets'>,
  kind: DetailKind,
  { lines, fitting, refused }: SheetRows<DetailColumn, FittingDetail>,
  today: string,
): Promise<{ rows: CheckedRow[]; good: number; digest: string }> {
  const { studios, outcomes, digest } = await planDetailRows(context.read, context, {
    ...{ kind, rows: fitting, today },
    freshOf: ({ line }) => `line ${line}`,
  })
  const nameOf = new Map(studios.map(({ id, name }) => [id, name]))
  const outcomeAt = new Map(fitting.map(({ line }, index) => [line, outcomes[index]]))
  const rows = lines.map(({ line, cells }): CheckedRow => {
    const { id = '', name = '' } = cells
    const outcome = outcomeAt.get(line)
    return {
      ...{ line, studio: name === '' ? (nameOf.get(id) ?? id) : name, changes: [] },
      item: cells[ITEM_COLUMN[kind]] ?? '',
      ...{ kind: outcome?.kind ?? 'refused', newUnit: null },
      problems: outcome ? problemsOf(outcome) : (refused.get(line) ?? []),
    }
  })
  return { rows, good: outcomes.filter((outcome) => outcome.kind === 'new').length, digest }
}

function problemsOf(outcome: DetailOutcome): readonly RowProblem[] {
  switch (outcome.kind) {
    case 'new':
      return []
    case 'unchanged':
      return outcome.differing.map((column) => inWords({ column, code: 'onItsPage' }))
    case 'refused':
      return outcome.problems.map(({ column, code }) =>
        code in OF_FILE ? inWords({ column, code }) : { column, code: `studio:problem.${code}` },
      )
  }
}

/** Reasons of the file's own; all others are the register's, in the words of the studio's page. */
const OF_FILE: Readonly<Record<Exclude<DetailProblemCode, StudioRefusal>, true>> = {
  ...{ studioUnknown: true, studioOther: true, nameTwice: true },
  ...{ personUnknown: true, personTwice: true, isLead: true, twice: true, endedOnItsPage: true },
}

export interface DetailRows {
  kind: DetailKind
  rows: readonly FittingDetail[]
  today: string
  /** The id under which a row would come into the register. */
  freshOf: (row: FittingDetail) => string
}

/**
 * What the register as it is now says to rows that fit their form. The digest is of all that would
 * be written, with the studio and the people that each row means.
 */
export async function planDetailRows(
  read: ReadStudios,
  { secrets }: Pick<ServiceContext, 'secrets'>,
  { kind, rows, today, freshOf }: DetailRows,
): Promise<{ studios: StudioDetails[]; outcomes: DetailOutcome[]; digest: string }> {
  const studios = await studioDetails(read, { secrets }, kind, rows)
  const outcomes = planDetails(
    kind,
    rows,
    studios,
    {
      freshOf,
      // a sheet does not say from which contest's entry an apprenticeship follows
      eventOf: ({ form }, { fresh, people, lead }) =>
        entryEvent(withPeople(form, people), { fresh, entry: null }, { lead }),
    },
    { rules: REGISTER_RULES, today },
  )
  const good = outcomes.flatMap((outcome, index) => {
    const row = rows[index]
    if (outcome.kind !== 'new' || !row) return []
    const { studioId, people } = outcome
    return [{ studioId, form: withPeople(row.form, people) }]
  })
  return { studios, outcomes, digest: requestDigest(good) }
}

/** The form as the page sends it: people by their ids. */
function withPeople(form: StudioEntryForm, people: readonly string[]): StudioEntryForm {
  switch (form.change) {
    case 'record':
      return { ...form, byWhom: [...people] }
    case 'sign':
      return { ...form, master: people[0] }
    default:
      return form
  }
}
