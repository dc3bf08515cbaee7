import { entrantOutcome } from './entrantOutcome'
import type { ContestEvent } from './events'
import type { ContestState, SheetState } from './state'

/** One sheet as its own judge sees it. Others' marks are never in it. */
export interface SheetView {
  id: string
  codeId: string
  code: string
  order: number
  station: number
  entrantStatus: 'active' | 'absent' | 'withdrawn' | 'disqualified'
  status: 'open' | 'submitted' | 'signed'
  epoch: number
  reopened: boolean
  /** The chief's words when the sheet was reopened. */
  reopenReason: string | null
  excused: 'recused' | 'absent' | 'replaced' | null
  note: string
  /** True once the entrant's total counts, so that the judge can no longer take it back. */
  counted: boolean
  marks: Record<string, { value: number | null; opId: string }>
}

/** A judge's view of one of their sheets. */
export function sheetView(state: ContestState, sheet: SheetState): SheetView {
  const entrant = state.entrants.get(sheet.codeId)
  if (!entrant) throw new RangeError(`No entrant ${sheet.codeId}`)
  const marks: SheetView['marks'] = {}
  for (const [aspect, { value, opId }] of sheet.marks) marks[aspect] = { value, opId }
  const { id, codeId, status, epoch, reopened, reopenReason, excused, note } = sheet
  return {
    id,
    codeId,
    code: entrant.code,
    order: entrant.order,
    station: entrant.station,
    entrantStatus: entrant.status,
    status,
    epoch,
    reopened,
    reopenReason,
    excused,
    note,
    counted: status !== 'open' && entrantOutcome(state, codeId).totalIsPublic,
    marks,
  }
}

/** All sheets of a seat in drawing order. */
export function sheetsOfSeat(state: ContestState, seatId: string): SheetState[] {
  const seat = state.seats.get(seatId)
  const stage = seat && state.stages.get(seat.stageId)
  const sheets: SheetState[] = []
  for (const codeId of stage?.entrantIds ?? []) {
    const sheet = sheetOfSeat(state, codeId, seatId)
    if (sheet) sheets.push(sheet)
  }
  return sheets
}

/** A seat's sheet for one entrant. */
export function sheetOfSeat(
  state: ContestState,
  codeId: string,
  seatId: string,
): SheetState | undefined {
  return state.entrants
    .get(codeId)
    ?.sheetIds.map((id) => state.sheets.get(id))
    .find((sheet) => sheet?.seatId === seatId)
}

/**
 * The entrants whose judges must hear of an event, `all` of its stage, or none. A mark or note that
 * a judge made is known on their own tablet already; an adopted one is not.
 */
export function entrantsToTell(
  state: ContestState,
  event: ContestEvent,
): { stageId: string; codeIds: string[] | 'all' } | null {
  switch (event.kind) {
    case 'mark.set':
    case 'note.set':
      return event.payload.cites === null ? null : ofSheets(state, [event.payload.sheet])
    case 'sheet.submitted':
    case 'sheet.takenBack':
    case 'sheet.signed':
    case 'sheet.reopened':
      return ofSheets(state, [event.payload.sheet])
    case 'sheets.excused':
    case 'sheets.required':
      return ofSheets(state, event.payload.sheets)
    case 'deviation.confirmed':
    case 'entrant.moved':
      return { stageId: event.payload.stage, codeIds: [event.payload.codeId] }
    case 'stage.moved':
    case 'stage.decoded':
    case 'seat.moved':
      return { stageId: event.payload.stage, codeIds: 'all' }
    default:
      return null
  }
}

function ofSheets(
  state: ContestState,
  ids: readonly string[],
): { stageId: string; codeIds: string[] } | null {
  const sheets = ids.flatMap((id) => state.sheets.get(id) ?? [])
  const [first] = sheets
  if (!first) return null
  return { stageId: first.stageId, codeIds: [...new Set(sheets.map((s) => s.codeId))] }
}
