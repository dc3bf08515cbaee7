import type { EntrantStatus } from './events'
import { openDeviations, type OpenDeviation } from './deviation'
import type { RuleSet, StageRules } from './ruleSet'
import type { SheetMarks } from './sheetMarks'
import { stageResult, type StageComplete, type StageIncomplete } from './stageResult'
import type { EntrantState, EntryState, SheetState, StageState } from './state'

/** What the outcome of an entrant rests on: a ContestState, or parts of one as they stood. */
export interface OutcomeSource {
  readonly ruleSet: RuleSet | null
  readonly stages: Pick<ReadonlyMap<string, StageState>, 'get'>
  readonly entrants: Pick<ReadonlyMap<string, EntrantState>, 'get'>
  readonly sheets: Pick<ReadonlyMap<string, SheetState>, 'get'>
  readonly entries: Pick<ReadonlyMap<string, EntryState>, 'get'>
}

interface Seats {
  /** Seats whose sheet is required (not excused), in the order of the seats. */
  readonly required: readonly string[]
  /** Those of them that have submitted, signed ones included. */
  readonly submitted: readonly string[]
}

interface Counts extends Seats {
  /**
   * The total counts: from now on a judge can no longer take a sheet back, and the chief judge
   * reopens with a reason. A freeze hides a total but does not uncount it.
   */
  readonly totalIsPublic: boolean
}

export type EntrantOutcome = Counts &
  (
    | { readonly kind: Exclude<EntrantStatus, 'active'> }
    /** No required seat has submitted; never the same as zero. */
    | { readonly kind: 'notScored' }
    | { readonly kind: 'scoring' }
    /** All required seats have submitted, but they are fewer than the scheme needs. */
    | { readonly kind: 'incomplete'; readonly result: StageIncomplete }
    | {
        readonly kind: 'deviating'
        readonly result: StageComplete
        readonly deviations: readonly OpenDeviation[]
      }
    | {
        readonly kind: 'complete'
        readonly result: StageComplete
        /** Confirmed by the chief judge; empty when nothing lay too far apart. */
        readonly deviations: readonly OpenDeviation[]
      }
  )

/** The rules of a stage, or null before there are any. */
export function stageRulesOf(source: OutcomeSource, stageId: string): StageRules | null {
  const key = source.stages.get(stageId)?.key
  return source.ruleSet?.stages.find((stage) => stage.key === key) ?? null
}

/** The marks of a sheet without the aspects that were cleared: those are not scored. */
export function sheetMarks(sheet: SheetState): SheetMarks {
  const marks = new Map<string, number>()
  for (const [aspect, { value }] of sheet.marks) if (value !== null) marks.set(aspect, value)
  return { seat: sheet.seatId, marks }
}

/** An entry that withdrew or was disqualified takes its entrants with it, once they are known. */
function statusOf(source: OutcomeSource, entrant: EntrantState): EntrantStatus {
  if (entrant.status !== 'active' || entrant.entryId === null) return entrant.status
  const entry = source.entries.get(entrant.entryId)?.status ?? 'approved'
  return entry === 'approved' ? 'active' : entry
}

/**
 * How one entrant stands in its stage. Only submitted sheets count, and only those required:
 * an excused seat is left out, as if it were not there. The stage is complete when all required
 * sheets are submitted, the scheme has marks enough to keep, and no deviation is open and
 * unconfirmed.
 *
 * @throws RangeError when there is no such entrant, or its stage has no rules.
 */
export function entrantOutcome(source: OutcomeSource, codeId: string): EntrantOutcome {
  const entrant = source.entrants.get(codeId)
  if (!entrant) throw new RangeError(`No entrant ${codeId}`)
  const rules = stageRulesOf(source, entrant.stageId)
  if (!rules) throw new RangeError(`No rules for the stage of ${codeId}`)

  const sheets = entrant.sheetIds
    .map((id) => source.sheets.get(id))
    .filter((sheet): sheet is SheetState => sheet !== undefined && sheet.excused === null)
  const counted = sheets.filter((sheet) => sheet.status !== 'open')
  const seats: Seats = {
    required: sheets.map((sheet) => sheet.seatId),
    submitted: counted.map((sheet) => sheet.seatId),
  }

  const notYet = { totalIsPublic: false, ...seats }
  const status = statusOf(source, entrant)
  if (status !== 'active') return { kind: status, ...notYet }
  if (counted.length < sheets.length) {
    return { kind: counted.length === 0 ? 'notScored' : 'scoring', ...notYet }
  }
  const marks = counted.map(sheetMarks)
  const result = stageResult(rules, marks)
  if (result.kind === 'incomplete') return { kind: 'incomplete', result, ...notYet }
  const deviations = openDeviations(rules, marks)
  const open = deviations.length > 0 && !entrant.deviationConfirmed
  if (open) return { kind: 'deviating', result, deviations, ...notYet }
  return { kind: 'complete', result, deviations, totalIsPublic: true, ...seats }
}
