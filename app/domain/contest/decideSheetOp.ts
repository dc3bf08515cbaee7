/**
 * What becomes of a judge's op: taken as one event, held for the chief, or refused. Pure; the
 * caller has checked the shape of the op and who sent it.
 *
 * Checks that speak of the op itself (unknown, out of range, off step) come first: such an op is
 * never held. Then come those that speak of its time: a mark that a judge really made but that
 * comes too late is held, so it is never dropped and never slips in.
 */
import { entrantOutcome } from './entrantOutcome'
import type { ContestEventBody, HoldReason, SheetOp } from './events'
import type { Aspect, StageRules } from './ruleSet'
import { sheetDigest } from './sheetDigest'
import { aspectsOf } from './sheetMarks'
import type { ContestState, SheetState, StageState } from './state'

export type SheetOpRequest = SheetOp & {
  opId: string
  sheet: string
  tenure: string
  sheetEpoch: number
}

export interface RefusalDetails {
  reason?: string
  aspects?: string[]
  max?: number
  step?: number
}

export type Decision<Code extends string> =
  | { kind: 'accept'; event: ContestEventBody }
  | { kind: 'hold'; event: ContestEventBody; reason: HoldReason }
  | { kind: 'refuse'; code: Code; details?: RefusalDetails }

export type SheetRefusal =
  | 'unknownSheet'
  | 'forbidden'
  | 'unknownAspect'
  | 'range'
  | 'step'
  | 'phase'
  | 'gap'
  | 'notSubmitted'
  | 'counted'
  | 'notCounted'
  | 'missing'
  | 'digest'
  | 'moved'
  | 'closed'
  | 'stale'

type SheetDecision = Decision<SheetRefusal>

interface Place {
  sheet: SheetState
  stage: StageState
  rules: StageRules
}

/**
 * Decides one op of a judge. `heldId` is the id that a held op would get. `lost` says that the op's
 * tenure is unknown to a log that was restored from a backup; the caller has checked that it comes
 * from the device that now has the seat, and it is held like one of a former tenure.
 */
export function decideSheetOp(
  state: ContestState,
  op: SheetOpRequest,
  heldId: string,
  lost = false,
): SheetDecision {
  const place = findPlace(state, op, lost)
  if (!('sheet' in place)) return place
  const malformed = op.kind === 'mark' ? checkValue(place.rules, op.aspect, op.value) : null
  if (malformed) return malformed
  if (place.stage.phase === 'drawn') return refuse('phase')
  const late = lateness(state, place, op)
  if (late === 'gap') return refuse('gap')
  if (late) {
    if (op.kind === 'takeBack' || op.kind === 'sign') return refuse(late)
    return { kind: 'hold', reason: late, event: heldEvent(op, place, late, heldId) }
  }
  return decideOnTime(state, place, op)
}

function findPlace(state: ContestState, op: SheetOpRequest, lost: boolean): Place | SheetDecision {
  const sheet = state.sheets.get(op.sheet)
  const stage = sheet && state.stages.get(sheet.stageId)
  const rules = stage && state.ruleSet?.stages.find((s) => s.key === stage.key)
  const seat = sheet && state.seats.get(sheet.seatId)
  if (!sheet || !stage || !rules || !seat) return refuse('unknownSheet')
  const known = op.tenure === seat.tenureId || seat.formerTenureIds.has(op.tenure)
  if (!known && !lost) return refuse('forbidden')
  return { sheet, stage, rules }
}

/** Whether a value fits its aspect: a level for judgements, else units within the step. */
export function checkValue(
  rules: StageRules,
  aspectId: string,
  value: number | null,
): { kind: 'refuse'; code: 'unknownAspect' | 'range' | 'step'; details?: RefusalDetails } | null {
  const aspect = aspectsOf(rules).find((a) => a.id === aspectId)
  if (!aspect) return { kind: 'refuse', code: 'unknownAspect' }
  if (value === null) return null
  const { max, step } = boundsOf(aspect)
  if (!Number.isInteger(value) || value < 0 || value > max) {
    return { kind: 'refuse', code: 'range', details: { max, step } }
  }
  if (value % step !== 0 && value !== max) {
    return { kind: 'refuse', code: 'step', details: { max, step } }
  }
  return null
}

/** The highest value of an aspect and the step between values. */
export function boundsOf(aspect: Aspect): { max: number; step: number } {
  return aspect.kind === 'judgement' ? { max: 3, step: 1 } : { max: aspect.max, step: aspect.step }
}

function lateness(
  state: ContestState,
  place: Place,
  op: SheetOpRequest,
): HoldReason | 'gap' | null {
  const { sheet, stage } = place
  const seat = state.seats.get(sheet.seatId)
  if (stage.phase === 'signed' || stage.phase === 'decoded') return 'closed'
  if (op.tenure !== seat?.tenureId) return 'moved'
  if (op.sheetEpoch !== sheet.epoch) return 'stale'
  if (sheet.excused !== null) return 'closed'
  if (op.kind === 'mark') {
    const current = sheet.marks.get(op.aspect)?.opId ?? null
    if (op.previousOp !== current) {
      return op.previousOp === null || state.ops.has(op.previousOp) ? 'stale' : 'gap'
    }
  }
  const edits = op.kind === 'mark' || op.kind === 'note' || op.kind === 'submit'
  return edits && sheet.status !== 'open' ? 'closed' : null
}

function decideOnTime(state: ContestState, place: Place, op: SheetOpRequest): SheetDecision {
  const { sheet, rules } = place
  switch (op.kind) {
    case 'mark':
      return accept({
        kind: 'mark.set',
        payload: {
          sheet: sheet.id,
          aspect: op.aspect,
          value: op.value,
          tenureId: op.tenure,
          cites: null,
        },
      })
    case 'note':
      return accept({ kind: 'note.set', payload: { sheet: sheet.id, text: op.text, cites: null } })
    case 'submit':
      return decideSubmit(rules, sheet, op.digest, null)
    case 'takeBack':
      if (sheet.status !== 'submitted') return refuse('notSubmitted')
      if (entrantOutcome(state, sheet.codeId).totalIsPublic) return refuse('counted')
      return accept({ kind: 'sheet.takenBack', payload: { sheet: sheet.id } })
    case 'sign':
      if (sheet.status !== 'submitted') return refuse('notSubmitted')
      if (!entrantOutcome(state, sheet.codeId).totalIsPublic) return refuse('notCounted')
      if (op.digest !== digestOf(sheet)) return refuse('digest')
      return accept({ kind: 'sheet.signed', payload: { sheet: sheet.id, digest: op.digest } })
  }
}

/** A submission counts when no aspect is missing and the judge saw what the server has. */
export function decideSubmit(
  rules: StageRules,
  sheet: SheetState,
  digest: string,
  cites: string | null,
): Decision<'missing' | 'digest'> {
  const missing = missingAspects(rules, sheet)
  if (missing.length > 0) return { kind: 'refuse', code: 'missing', details: { aspects: missing } }
  if (digest !== digestOf(sheet)) return { kind: 'refuse', code: 'digest' }
  return accept({ kind: 'sheet.submitted', payload: { sheet: sheet.id, digest, cites } })
}

/** Ids of the aspects that have no mark yet, in the order of the scheme. */
export function missingAspects(rules: StageRules, sheet: Pick<SheetState, 'marks'>): string[] {
  return aspectsOf(rules)
    .map((aspect) => aspect.id)
    .filter((id) => (sheet.marks.get(id)?.value ?? null) === null)
}

/** The digest of a sheet as the server has it; see `sheetDigest`. */
export function digestOf(sheet: Pick<SheetState, 'id' | 'marks' | 'note'>): string {
  const marks: Record<string, number | null> = {}
  for (const [aspect, mark] of sheet.marks) marks[aspect] = mark.value
  return sheetDigest({ sheet: sheet.id, marks, note: sheet.note })
}

function heldEvent(
  op: SheetOpRequest,
  place: Place,
  reason: HoldReason,
  held: string,
): ContestEventBody {
  return {
    kind: 'op.held',
    payload: {
      held,
      stage: place.stage.id,
      sheet: op.sheet,
      reason,
      tenureId: op.tenure,
      op: bareOp(op),
    },
  }
}

function bareOp(op: SheetOpRequest): SheetOp {
  switch (op.kind) {
    case 'mark':
      return { kind: 'mark', aspect: op.aspect, value: op.value, previousOp: op.previousOp }
    case 'note':
      return { kind: 'note', text: op.text }
    case 'submit':
    case 'sign':
      return { kind: op.kind, digest: op.digest }
    case 'takeBack':
      return { kind: 'takeBack' }
  }
}

function accept(event: ContestEventBody): { kind: 'accept'; event: ContestEventBody } {
  return { kind: 'accept', event }
}
function refuse<Code extends string>(code: Code): { kind: 'refuse'; code: Code } {
  return { kind: 'refuse', code }
}
