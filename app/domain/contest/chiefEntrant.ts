import { chiefRow, unitsText, type MatrixRow } from './chiefMatrix'
import { valueText } from './chiefStage'
import { entrantOutcome, stageRulesOf } from './entrantOutcome'
import type { Aspect, LocalText, StageRules } from './ruleSet'
import type { ContestState, SheetState } from './state'

export interface AspectMarks {
  readonly id: string
  readonly title: LocalText
  readonly kind: Aspect['kind']
  /** The highest mark; for a judgement the highest level. */
  readonly max: string
  /** One for each cell of the row, in its order; null is not scored. */
  readonly values: readonly (string | null)[]
}

export interface CriterionMarks {
  readonly id: string
  readonly title: LocalText
  readonly aspects: readonly AspectMarks[]
}

/** One entrant's marks by aspect and seat: what the chief judge compares, and what is printed. */
export interface EntrantMarks {
  readonly row: MatrixRow
  readonly criteria: readonly CriterionMarks[]
  /** One for each cell of the row. */
  readonly notes: readonly string[]
  /** The chief judge's words when the sheet was last reopened, one for each cell. */
  readonly reopenReasons: readonly (string | null)[]
  /** Sheets whose subtotal was dropped before the mean; empty where parts are combined. */
  readonly dropped: readonly string[]
}

/** All marks of one entrant; null when there is no such entrant. */
export function entrantMarks(state: ContestState, codeId: string): EntrantMarks | null {
  const row = chiefRow(state, codeId)
  const entrant = state.entrants.get(codeId)
  const rules = entrant && stageRulesOf(state, entrant.stageId)
  if (!row || !rules) return null
  const sheets = row.cells.map(({ sheet }) => state.sheets.get(sheet))
  return {
    row,
    criteria: rules.scheme.criteria.map(({ id, title, subCriteria }) => ({
      id,
      title,
      aspects: subCriteria.flatMap((sub) =>
        sub.aspects.map((aspect) => marksOf(rules, aspect, sheets)),
      ),
    })),
    notes: sheets.map((sheet) => sheet?.note ?? ''),
    reopenReasons: sheets.map((sheet) => sheet?.reopenReason ?? null),
    dropped: droppedSheets(state, row),
  }
}

function marksOf(
  rules: StageRules,
  aspect: Aspect,
  sheets: readonly (SheetState | undefined)[],
): AspectMarks {
  const { id, title, kind } = aspect
  return {
    id,
    title,
    kind,
    max: aspect.kind === 'judgement' ? '3' : unitsText(rules, aspect.max),
    values: sheets.map((sheet) => valueText(rules, id, sheet?.marks.get(id)?.value ?? null)),
  }
}

function droppedSheets(state: ContestState, row: MatrixRow): string[] {
  const outcome = entrantOutcome(state, row.codeId)
  if (outcome.kind !== 'complete') return []
  const whole = outcome.result.panels.find(
    ({ panel }) => panel.level === 'stage' && panel.of === 'marks',
  )
  const seats = whole?.dropped.map(({ seat }) => seat) ?? []
  return row.cells.filter(({ seat }) => seats.includes(seat)).map(({ sheet }) => sheet)
}
