/** The log as the chief judge reads it: who did what with which sheet, without any name. */
import { valueText } from './chiefStage'
import { stageRulesOf } from './entrantOutcome'
import type { ContestEvent, ContestEventKind } from './events'
import type { LocalText } from './ruleSet'
import { aspectsOf } from './sheetMarks'
import type { ContestState, SheetState } from './state'

/** One line of the log. `text` holds the words that were recorded with it, such as a reason. */
export interface RecordLine {
  readonly seq: number
  /** ISO 8601, the server's clock. */
  readonly at: string
  readonly kind: ContestEventKind
  /** Ordinal of the seat it is about. */
  readonly seat: number | null
  /** Code of the entrant it is about. */
  readonly code: string | null
  /** What changed to what: a phase, a status, a cause, why it was held; null for the rest. */
  readonly to: string | null
  readonly text: string | null
  /** How many sheets, seats or entrants, for events about several. */
  readonly count: number | null
  /** It adopted an op of a judge that had been held. */
  readonly adopted: boolean
  /** For a mark, held ones included: the aspect and its value; a null value is not scored. */
  readonly aspect: LocalText | null
  readonly value: string | null
}

/** Kinds that the list of recent records shows; single marks and notes would drown the rest. */
export const RECORDED_KINDS = [
  'stage.drawn',
  'stage.moved',
  'stage.decoded',
  'seat.moved',
  'seat.taken',
  'sheet.submitted',
  'sheet.takenBack',
  'sheet.signed',
  'sheet.reopened',
  'sheets.excused',
  'sheets.required',
  'sheets.added',
  'deviation.confirmed',
  'entrant.moved',
  'op.held',
  'held.dismissed',
  'board.frozen',
  'board.unfrozen',
  'ties.decided',
  'rules.set',
] as const satisfies readonly ContestEventKind[]

/** The stages that an event is about: one, or all for events of the whole contest, or none. */
export function stagesOf(state: ContestState, event: ContestEvent): readonly string[] {
  const { payload } = event
  if ('stage' in payload) return [payload.stage]
  if ('sheet' in payload) return stageOfSheet(state, payload.sheet)
  if ('sheets' in payload) return stageOfSheet(state, payload.sheets[0])
  if (event.kind === 'held.dismissed') {
    const held = state.held.get(event.payload.held)
    return held ? [held.stageId] : []
  }
  return event.kind.startsWith('entry.') ? [] : [...state.stages.keys()]
}

/** One event as a line of the log. */
export function recordLine(state: ContestState, event: ContestEvent): RecordLine {
  const { payload } = event
  const sheetId = sheetOf(state, event)
  const sheet = sheetId === null ? undefined : state.sheets.get(sheetId)
  const seatId = 'seat' in payload ? payload.seat : sheet?.seatId
  const codeId = 'codeId' in payload ? payload.codeId : sheet?.codeId
  return {
    seq: event.seq,
    at: event.receivedAt,
    kind: event.kind,
    seat: state.seats.get(seatId ?? '')?.ordinal ?? null,
    code: state.entrants.get(codeId ?? '')?.code ?? null,
    to: movedTo(event),
    text: 'reason' in payload && event.kind !== 'op.held' ? (payload.reason ?? null) : null,
    count: countOf(event),
    adopted: 'cites' in payload && payload.cites !== null,
    ...markOf(state, event, sheet),
  }
}

function markOf(
  state: ContestState,
  { kind, payload }: ContestEvent,
  sheet: SheetState | undefined,
): Pick<RecordLine, 'aspect' | 'value'> {
  const none = { aspect: null, value: null }
  const held = kind === 'op.held' && payload.op.kind === 'mark' ? payload.op : null
  const mark = kind === 'mark.set' ? payload : held
  const rules = sheet && stageRulesOf(state, sheet.stageId)
  if (!mark || !rules) return none
  const aspect = aspectsOf(rules).find(({ id }) => id === mark.aspect)?.title ?? null
  return { aspect, value: valueText(rules, mark.aspect, mark.value) }
}

function stageOfSheet(state: ContestState, id: string | undefined): readonly string[] {
  const stageId = state.sheets.get(id ?? '')?.stageId
  return stageId === undefined ? [] : [stageId]
}

function sheetOf(state: ContestState, { kind, payload }: ContestEvent): string | null {
  if ('sheet' in payload) return payload.sheet
  if ('sheets' in payload && payload.sheets.length === 1) {
    const [only] = payload.sheets
    return typeof only === 'string' ? only : null
  }
  return kind === 'held.dismissed' ? (state.held.get(payload.held)?.sheetId ?? null) : null
}

function movedTo(event: ContestEvent): string | null {
  switch (event.kind) {
    case 'stage.moved':
      return event.payload.to
    case 'entrant.moved':
      return event.payload.status
    case 'sheets.excused':
      return event.payload.cause
    case 'op.held':
      return event.payload.reason
    default:
      return null
  }
}

function countOf(event: ContestEvent): number | null {
  switch (event.kind) {
    case 'stage.drawn':
      return event.payload.entrants.length
    case 'sheets.excused':
    case 'sheets.required':
    case 'sheets.added':
      return event.payload.sheets.length
    case 'board.frozen':
      return event.payload.hidden.length
    case 'ties.decided':
      return event.payload.order.length
    default:
      return null
  }
}
