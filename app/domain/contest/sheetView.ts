import { entrantOutcome, type EntrantOutcome } from './entrantOutcome'
import type { EntrantStatus } from './events'
import { heldViews, type HeldView } from './heldView'
import type { ContestState, SheetState } from './state'

export type { HeldView }

/** One sheet as its own judge sees it. Others' marks are never in it. */
export interface SheetView {
  id: string
  codeId: string
  code: string
  order: number
  station: number
  entrantStatus: EntrantStatus
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
  /** Ops of this sheet that were held, with what became of them; absent while there are none. */
  held?: HeldView[]
}

/**
 * A judge's view of one of their sheets. Whoever sits in the seat goes on with its sheets, so a
 * successor sees what was marked on them before.
 */
export function sheetView(state: ContestState, sheet: SheetState): SheetView {
  const entrant = state.entrants.get(sheet.codeId)
  if (!entrant) throw new RangeError(`No entrant ${sheet.codeId}`)
  const marks: SheetView['marks'] = {}
  for (const [aspect, { value, opId }] of sheet.marks) marks[aspect] = { value, opId }
  const { id, codeId, status, epoch, reopened, reopenReason, excused, note } = sheet
  const outcome = entrantOutcome(state, codeId)
  return {
    id,
    codeId,
    code: entrant.code,
    order: entrant.order,
    station: entrant.station,
    entrantStatus: entrantStatusOf(outcome),
    status,
    epoch,
    reopened,
    reopenReason,
    excused,
    note,
    counted: status !== 'open' && outcome.totalIsPublic,
    marks,
    ...(sheet.heldIds.length > 0 && { held: heldViews(state, sheet) }),
  }
}

/** Also of an entrant whose entry ended by name, once it is known who that is. */
function entrantStatusOf({ kind }: EntrantOutcome): EntrantStatus {
  return kind === 'absent' || kind === 'withdrawn' || kind === 'disqualified' ? kind : 'active'
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
