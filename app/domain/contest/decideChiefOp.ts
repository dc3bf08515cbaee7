/** What becomes of a chief judge's op. Pure; the caller has checked the shape and the right to it. */
import { adoptHeld, dismissHeld, type HeldRefusal } from './decideHeld'
import { entrantOutcome } from './entrantOutcome'
import type { ContestEventBody, EntrantStatus, ExcuseCause, StagePhase } from './events'
import { canMoveStage, type StageMoveRefusal } from './lifecycle'
import type { Decision } from './sheetChecks'
import { stageFacts } from './stageFacts'
import type { ContestState, SheetState, StageState } from './state'

export type ChiefOp =
  | { kind: 'reopen'; sheet: string; reason: string }
  | { kind: 'confirmDeviation'; codeId: string; reason: string }
  | { kind: 'excuse'; sheets: readonly string[]; cause: ExcuseCause; reason: string }
  | { kind: 'require'; sheets: readonly string[]; reason: string }
  /** `tenure` is the one that ends: a page from before the seat changed hands moves nobody. */
  | { kind: 'moveSeat'; seat: string; tenure: string; reason: string }
  | { kind: 'setEntrant'; codeId: string; status: EntrantStatus; reason: string }
  | {
      kind: 'decideHeld'
      held: string
      decision: 'adopt' | 'dismiss'
      /** For an adopted mark: what the decider saw in its place; see `Adoption`. */
      replaces?: string | undefined
      reason: string
    }
  | { kind: 'moveStage'; to: Exclude<StagePhase, 'pending' | 'drawn' | 'decoded'>; reason: string }
  | { kind: 'freeze'; hidden: readonly string[]; reason: string }
  | { kind: 'unfreeze'; reason: string }
  | { kind: 'decideTies'; order: readonly string[]; reason: string }

export type ChiefRefusal =
  | 'notFound'
  | 'phase'
  | 'sheetIsOpen'
  | 'sheetNotOpen'
  | 'noDeviation'
  | 'alreadyExcused'
  | 'notExcused'
  | 'unchanged'
  | 'seatChanged'
  | 'alreadyFrozen'
  | 'notFrozen'
  | HeldRefusal
  | StageMoveRefusal

export type ChiefDecision = Exclude<Decision<ChiefRefusal>, { kind: 'hold' }>

/** Decides one op of the chief judge on the stage with id `stageId`. */
export function decideChiefOp(state: ContestState, stageId: string, op: ChiefOp): ChiefDecision {
  const stage = state.stages.get(stageId)
  if (!stage) return refuse('notFound')
  switch (op.kind) {
    case 'moveStage':
      return decideMove(state, stage, op.to, op.reason)
    case 'freeze':
    case 'unfreeze':
      return decideFreeze(state, stage, op)
    case 'decideTies':
      if (state.resultVersion > 0) return refuse('phase')
      if (op.order.some((id) => !state.entries.has(id))) return refuse('notFound')
      return accept({
        kind: 'ties.decided',
        payload: { order: [...op.order], reason: op.reason },
      })
    default:
      if (stage.phase === 'signed' || stage.phase === 'decoded') {
        return op.kind === 'decideHeld' && op.decision === 'dismiss'
          ? decideHeld(state, stage, op)
          : refuse('phase')
      }
      return decideInStage(state, stage, op)
  }
}

type InStageOp = Exclude<ChiefOp, { kind: 'moveStage' | 'freeze' | 'unfreeze' | 'decideTies' }>

function decideInStage(state: ContestState, stage: StageState, op: InStageOp): ChiefDecision {
  switch (op.kind) {
    case 'reopen': {
      const sheet = sheetIn(state, stage, op.sheet)
      if (!sheet) return refuse('notFound')
      if (sheet.status === 'open') return refuse('sheetIsOpen')
      return accept({ kind: 'sheet.reopened', payload: { sheet: sheet.id, reason: op.reason } })
    }
    case 'confirmDeviation': {
      if (state.entrants.get(op.codeId)?.stageId !== stage.id) return refuse('notFound')
      if (entrantOutcome(state, op.codeId).kind !== 'deviating') return refuse('noDeviation')
      return accept({
        kind: 'deviation.confirmed',
        payload: { stage: stage.id, codeId: op.codeId, reason: op.reason },
      })
    }
    case 'excuse':
    case 'require':
      return decideExcuse(state, stage, op)
    case 'moveSeat': {
      const seat = state.seats.get(op.seat)
      if (seat?.stageId !== stage.id) return refuse('notFound')
      if (seat.tenureId !== op.tenure) return refuse('seatChanged')
      return accept({
        kind: 'seat.moved',
        payload: { stage: stage.id, seat: seat.id, tenure: seat.tenure + 1, reason: op.reason },
      })
    }
    case 'setEntrant': {
      const entrant = state.entrants.get(op.codeId)
      if (entrant?.stageId !== stage.id) return refuse('notFound')
      if (entrant.status === op.status) return refuse('unchanged')
      const { codeId, status, reason } = op
      return accept({
        kind: 'entrant.moved',
        payload: { stage: stage.id, codeId, status, reason },
      })
    }
    case 'decideHeld':
      return decideHeld(state, stage, op)
  }
}

function decideExcuse(
  state: ContestState,
  stage: StageState,
  op: Extract<ChiefOp, { kind: 'excuse' | 'require' }>,
): ChiefDecision {
  for (const id of op.sheets) {
    const sheet = sheetIn(state, stage, id)
    if (!sheet) return refuse('notFound')
    if (op.kind === 'excuse' && sheet.excused !== null) return refuse('alreadyExcused')
    if (op.kind === 'require' && sheet.excused === null) return refuse('notExcused')
  }
  const sheets = [...op.sheets]
  return op.kind === 'excuse'
    ? accept({ kind: 'sheets.excused', payload: { sheets, cause: op.cause, reason: op.reason } })
    : accept({ kind: 'sheets.required', payload: { sheets, reason: op.reason } })
}

/** Adopting makes a new event that cites the held op; the sheet must be open to take it. */
function decideHeld(
  state: ContestState,
  stage: StageState,
  op: Extract<ChiefOp, { kind: 'decideHeld' }>,
): ChiefDecision {
  const held = state.held.get(op.held)
  if (held?.stageId !== stage.id) return refuse('notFound')
  return op.decision === 'dismiss' ? dismissHeld(held, op.reason) : adoptHeld(state, held, op)
}

function decideMove(
  state: ContestState,
  stage: StageState,
  to: StagePhase,
  reason: string,
): ChiefDecision {
  const move = canMoveStage(stage.phase, to, 'chiefJudge', stageFacts(state, stage.id))
  if (!move.ok) return refuse(move.code)
  return accept({ kind: 'stage.moved', payload: { stage: stage.id, to, reason } })
}

function decideFreeze(
  state: ContestState,
  stage: StageState,
  op: Extract<ChiefOp, { kind: 'freeze' | 'unfreeze' }>,
): ChiefDecision {
  if (op.kind === 'unfreeze') {
    if (!stage.frozen) return refuse('notFrozen')
    return accept({ kind: 'board.unfrozen', payload: { stage: stage.id, reason: op.reason } })
  }
  if (stage.frozen) return refuse('alreadyFrozen')
  if (op.hidden.some((id) => state.entrants.get(id)?.stageId !== stage.id))
    return refuse('notFound')
  return accept({
    kind: 'board.frozen',
    payload: { stage: stage.id, hidden: [...op.hidden], reason: op.reason },
  })
}

function sheetIn(state: ContestState, stage: StageState, id: string): SheetState | null {
  const sheet = state.sheets.get(id)
  return sheet?.stageId === stage.id ? sheet : null
}
function accept(event: ContestEventBody): { kind: 'accept'; event: ContestEventBody } {
  return { kind: 'accept', event }
}
function refuse<Code extends string>(code: Code): { kind: 'refuse'; code: Code } {
  return { kind: 'refuse', code }
}
