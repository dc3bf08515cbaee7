/**
 * What becomes of a judge's op: taken as one event, held for the chief, or refused. Pure; the
 * caller has checked the shape of the op and who sent it.
 *
 * Checks that speak of the op itself (unknown, out of range, off step) come first: such an op is
 * never held. Then come those that speak of its time: a mark that a judge really made but that
 * comes too late is held, so it is never dropped and never slips in.
 */
import { adoptHeld, dismissHeld, isOwnHeld, NOTHING, type HeldRefusal } from './decideHeld'
import { entrantOutcome } from './entrantOutcome'
import type { ContestEventBody, HeldDecisionOp, HoldReason, SheetOp } from './events'
import { isAfter } from './lastDay'
import type { StageRules } from './ruleSet'
import { checkValue, decideSubmit, digestOf, type Decision } from './sheetChecks'
import type { ContestState, SheetState, StageState } from './state'

interface OnSheet {
  opId: string
  sheet: string
  tenure: string
  sheetEpoch: number
  /** The device's clock. */
  claimedAt: string
}

export type SheetOpRequest = (SheetOp | HeldDecisionOp) & OnSheet
type EditRequest = SheetOp & OnSheet

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
  | 'unknownHeld'
  | 'alreadyDecided'
  | 'superseded'

type SheetDecision = Decision<SheetRefusal>

/** How an op reached the server. */
export interface Arrival {
  /** The id that it would get if it is held. */
  heldId: string
  /** ISO 8601, the server's clock. */
  receivedAt: string
  /**
   * Its tenure is unknown to a log that was restored from a backup; the caller has checked that it
   * comes from the device that now has the seat, and it is held like one of a former tenure.
   */
  lost?: boolean | undefined
}

interface Place {
  sheet: SheetState
  stage: StageState
  rules: StageRules
}

/** Decides one op of a judge. */
export function decideSheetOp(
  state: ContestState,
  op: SheetOpRequest,
  { heldId, receivedAt, lost = false }: Arrival,
): SheetDecision {
  const place = findPlace(state, op, lost)
  if (!('sheet' in place)) return place
  const malformed = op.kind === 'mark' ? checkValue(place.rules, op.aspect, op.value) : null
  if (malformed) return malformed
  if (place.stage.phase === 'drawn') return refuse('phase')
  const isOver = isAfter(place.stage.lastDay, receivedAt) && !place.sheet.extended
  if (op.kind === 'adoptHeld' || op.kind === 'dismissHeld') {
    // After the last day nobody lets an own mark slip in.
    if (isOver && op.kind === 'adoptHeld') return refuse('closed')
    return decideOwnHeld(state, place, op)
  }
  const late = lateness(state, place, op) ?? (isOver && op.kind !== 'sign' ? 'late' : null)
  if (late === 'gap') return refuse('gap')
  if (late) {
    if (op.kind === 'takeBack' || op.kind === 'sign') {
      return refuse(late === 'late' ? 'closed' : late)
    }
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

function lateness(state: ContestState, place: Place, op: EditRequest): HoldReason | 'gap' | null {
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

function decideOnTime(state: ContestState, place: Place, op: EditRequest): SheetDecision {
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
      return decideSubmit(rules, sheet, op.digest, { cites: null })
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

/**
 * A judge decides about an op that this same judge made in this seat, in whichever tenure. What
 * another judge made there, or nobody knows who, is for the chief judge, though a successor goes on
 * with its sheets.
 */
function decideOwnHeld(
  state: ContestState,
  { sheet, stage }: Place,
  op: HeldDecisionOp & OnSheet,
): SheetDecision {
  const seat = state.seats.get(sheet.seatId)
  if (op.tenure !== seat?.tenureId) return refuse('moved')
  const held = state.held.get(op.held)
  if (held?.sheetId !== sheet.id) return refuse('unknownHeld')
  if (!isOwnHeld(state, held)) return refuse('forbidden')
  if (op.kind === 'dismissHeld') return asJudges(dismissHeld(held, op.reason))
  if (held.decision !== null) return refuse('alreadyDecided')
  if (stage.phase === 'signed' || stage.phase === 'decoded') return refuse('closed')
  if (op.sheetEpoch !== sheet.epoch) return refuse('stale')
  return asJudges(adoptHeld(state, held, { replaces: op.previousOp ?? NOTHING }))
}

/** The chief judge's refusals in the words of the judges' protocol. */
const JUDGES_WORD = {
  notFound: 'unknownHeld',
  alreadyDecided: 'alreadyDecided',
  sheetNotOpen: 'closed',
  changed: 'stale',
  superseded: 'superseded',
  missing: 'missing',
  digest: 'digest',
} as const satisfies Record<HeldRefusal, SheetRefusal>

function asJudges(outcome: ReturnType<typeof dismissHeld>): SheetDecision {
  return outcome.kind === 'accept' ? outcome : { ...outcome, code: JUDGES_WORD[outcome.code] }
}

function heldEvent(
  op: EditRequest,
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
      claimedAt: op.claimedAt,
      op: bareOp(op),
    },
  }
}

function bareOp(op: EditRequest): SheetOp {
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
