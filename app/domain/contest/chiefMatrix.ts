/**
 * The matrix of one stage as the chief judge sees it: a row for each entrant in drawing order, a
 * cell for each seat. A row is made from one entrant's sheets alone. Rows name entrants by the
 * stage's code only, before and after decoding.
 */
import { fromUnits, toDecimal } from '../arithmetic/rational'
import { decimalText } from './decimalText'
import { openDeviations, type OpenDeviation } from './deviation'
import { entrantOutcome, sheetMarks, stageRulesOf, type EntrantOutcome } from './entrantOutcome'
import type { EntrantStatus, ExcuseCause } from './events'
import type { LocalText, StageRules } from './ruleSet'
import { aspectsOf } from './sheetMarks'
import { stageResult } from './stageResult'
import type { ContestState, EntrantState, SheetState } from './state'

export type CellState =
  'notStarted' | 'scoring' | 'submitted' | 'deviating' | 'reopened' | 'excused' | 'signed'

export interface MatrixCell {
  readonly sheet: string
  readonly seat: string
  readonly state: CellState
  /** Aspects with a mark, of all aspects. */
  readonly scored: number
  readonly of: number
  /** The seat's own marks once it has submitted; null until then and for an excused sheet. */
  readonly subtotal: string | null
  readonly cause: ExcuseCause | null
  readonly status: SheetState['status']
  /** Number of the last event about the sheet. */
  readonly seq: number
}

/** How far the submitted sheets lie apart, in the stage's units and as text. */
export interface Spread {
  readonly units: number
  readonly range: string
  /** The scheme's limit for whole sheets; null when it compares parts only, or nothing. */
  readonly limitUnits: number | null
  readonly limit: string | null
  readonly over: boolean
}

export interface RowDeviation {
  readonly level: OpenDeviation['level']
  readonly title: LocalText
  readonly range: string
  readonly limit: string
  /** The seats farthest from the mean. */
  readonly farthest: readonly string[]
}

export interface MatrixRow {
  readonly codeId: string
  readonly code: string
  readonly order: number
  readonly station: number
  readonly status: EntrantStatus
  readonly cells: readonly MatrixCell[]
  readonly spread: Spread | null
  readonly deviations: readonly RowDeviation[]
  /** `early`: seen before all sheets are in, so that it cannot be confirmed yet. */
  readonly deviation: 'none' | 'early' | 'open' | 'confirmed'
  readonly outcome: EntrantOutcome['kind']
  /** The stage's score once it counts, or as it stands while a deviation is open. */
  readonly total: string | null
  readonly submitted: number
  readonly required: number
}

/** Counts of a stage; `sheets` and `unsigned` are about entrants who take part. */
export interface MatrixCounts {
  readonly entrants: number
  readonly submitted: number
  readonly required: number
  readonly totals: number
  readonly deviations: number
  readonly unsigned: number
}

/** All rows of a stage in drawing order; none when it was not drawn. */
export function chiefRows(state: ContestState, stageId: string): MatrixRow[] {
  const ids = state.stages.get(stageId)?.entrantIds ?? []
  return ids.flatMap((codeId) => chiefRow(state, codeId) ?? [])
}

/** One entrant's row; null when there is no such entrant, or its stage has no rules. */
export function chiefRow(state: ContestState, codeId: string): MatrixRow | null {
  const entrant = state.entrants.get(codeId)
  const rules = entrant && stageRulesOf(state, entrant.stageId)
  if (!entrant || !rules) return null
  const sheets = entrant.sheetIds.flatMap((id) => state.sheets.get(id) ?? [])
  const counted = sheets.filter((sheet) => sheet.excused === null && sheet.status !== 'open')
  const outcome = entrantOutcome(state, codeId)
  const active = outcome.kind !== 'absent' && isTakingPart(outcome.kind)
  const open = active ? openDeviations(rules, counted.map(sheetMarks)) : []
  const deviation = deviationOf(outcome, open)
  const subtotals = subtotalsOf(rules, counted)
  const far = deviation === 'confirmed' ? [] : open.flatMap(({ farthest }) => farthest)
  const { code, order, station, status } = entrant
  return {
    codeId,
    code,
    order,
    station,
    status: active ? status : goneAs(entrant, outcome.kind),
    cells: sheets.map((sheet) => cellOf(rules, sheet, subtotals, far)),
    spread: spreadOf(rules, counted, open.length > 0),
    deviations: open.map((found) => describeDeviation(rules, found)),
    deviation,
    outcome: outcome.kind,
    total: totalText(rules, outcome),
    submitted: outcome.submitted.length,
    required: outcome.required.length,
  }
}

/** What the rows add up to. */
export function matrixCounts(rows: readonly MatrixRow[]): MatrixCounts {
  const taking = rows.filter((row) => row.status === 'active')
  const sum = (of: (row: MatrixRow) => number) => taking.reduce((n, row) => n + of(row), 0)
  return {
    entrants: taking.length,
    submitted: sum((row) => row.submitted),
    required: sum((row) => row.required),
    totals: sum((row) => (row.outcome === 'complete' ? 1 : 0)),
    deviations: sum((row) => (row.deviation === 'open' || row.deviation === 'early' ? 1 : 0)),
    unsigned: sum((row) => unsignedCells(row).length),
  }
}

/** The sheets of a row that still need a signature, open ones included; see `stageFacts`. */
export function unsignedCells(row: MatrixRow): readonly MatrixCell[] {
  if (row.outcome === 'incomplete') return []
  return row.cells.filter((cell) => cell.cause === null && cell.status !== 'signed')
}

/** The required sheets of a row that are not submitted. */
export function missingCells(row: MatrixRow): readonly MatrixCell[] {
  return row.cells.filter((cell) => cell.cause === null && cell.status === 'open')
}

/** Units of a stage as marks. */
export function unitsText(rules: StageRules, units: number): string {
  return toDecimal(fromUnits(units, rules.places), rules.places)
}

function isTakingPart(kind: EntrantOutcome['kind']): boolean {
  return kind !== 'withdrawn' && kind !== 'disqualified'
}

/** An entry that withdrew takes its entrant along, whose own status still says active. */
function goneAs(entrant: EntrantState, kind: EntrantOutcome['kind']): EntrantStatus {
  return kind === 'absent' || kind === 'withdrawn' || kind === 'disqualified'
    ? kind
    : entrant.status
}

function deviationOf(
  outcome: EntrantOutcome,
  open: readonly OpenDeviation[],
): MatrixRow['deviation'] {
  if (open.length === 0) return 'none'
  if (outcome.kind === 'deviating') return 'open'
  return outcome.kind === 'complete' ? 'confirmed' : 'early'
}

function subtotalsOf(rules: StageRules, counted: readonly SheetState[]): Map<string, string> {
  const { perSeat } = stageResult(rules, counted.map(sheetMarks))
  return new Map(perSeat.map(({ seat, subtotal }) => [seat, toDecimal(subtotal, rules.places)]))
}

function cellOf(
  rules: StageRules,
  sheet: SheetState,
  subtotals: ReadonlyMap<string, string>,
  far: readonly string[],
): MatrixCell {
  const scored = [...sheet.marks.values()].filter(({ value }) => value !== null).length
  return {
    sheet: sheet.id,
    seat: sheet.seatId,
    state: cellState(sheet, scored, far.includes(sheet.seatId)),
    scored,
    of: aspectsOf(rules).length,
    subtotal: subtotals.get(sheet.seatId) ?? null,
    cause: sheet.excused,
    status: sheet.status,
    seq: sheet.lastSeq,
  }
}

function cellState(sheet: SheetState, scored: number, far: boolean): CellState {
  if (sheet.excused !== null) return 'excused'
  if (sheet.status === 'open') {
    if (sheet.reopened) return 'reopened'
    return scored === 0 ? 'notStarted' : 'scoring'
  }
  if (far) return 'deviating'
  return sheet.status === 'signed' ? 'signed' : 'submitted'
}

function spreadOf(rules: StageRules, counted: readonly SheetState[], over: boolean): Spread | null {
  if (counted.length < 2) return null
  const whole = rules.scheme.deviations.find(({ level }) => level === 'stage')
  const units = widest(rules, counted)
  return {
    units,
    range: unitsText(rules, units),
    limitUnits: whole?.limit ?? null,
    limit: whole ? unitsText(rules, whole.limit) : null,
    over,
  }
}

/** Highest minus lowest subtotal: what a rule for whole sheets without any limit would find. */
function widest(rules: StageRules, counted: readonly SheetState[]): number {
  const deviations = [{ level: 'stage', range: 'units', limit: -1 }] as const
  const scheme = { ...rules.scheme, deviations }
  return openDeviations({ ...rules, scheme }, counted.map(sheetMarks))[0]?.range ?? 0
}

function describeDeviation(rules: StageRules, found: OpenDeviation): RowDeviation {
  const text = (value: number) =>
    found.measuredIn === 'levels' ? String(value) : unitsText(rules, value)
  return {
    level: found.level,
    title: titleOf(rules, found.id),
    range: text(found.range),
    limit: text(found.limit),
    farthest: found.farthest,
  }
}

function titleOf(rules: StageRules, id: string): LocalText {
  for (const { subCriteria } of rules.scheme.criteria) {
    for (const sub of subCriteria) {
      if (sub.id === id) return sub.title
      const aspect = sub.aspects.find((candidate) => candidate.id === id)
      if (aspect) return aspect.title
    }
  }
  return rules.title
}

function totalText(rules: StageRules, outcome: EntrantOutcome): string | null {
  if (outcome.kind !== 'complete' && outcome.kind !== 'deviating') return null
  return decimalText(outcome.result.score, rules.scheme.rounding.factor, rules.places)
}
