import type { ContestEventBody, DrawnSeat, DrawnSheet } from './events'
import type { ContestState } from './state'

type Payload<K> = Extract<ContestEventBody, { kind: K }>['payload']

/** Sets up a stage as it was drawn: its entrants, seats, and the empty sheets. */
export function applyDraw(state: ContestState, drawn: Payload<'stage.drawn'>): void {
  const entrants = [...drawn.entrants].sort((a, b) => a.order - b.order)
  state.stages.set(drawn.stage, {
    id: drawn.stage,
    key: drawn.key,
    identity: drawn.identity,
    phase: 'drawn',
    lastDay: drawn.lastDay ?? null,
    commitment: drawn.commitment,
    rosterDigest: drawn.rosterDigest,
    entrantIds: entrants.map((e) => e.codeId),
    seatIds: [],
    frozen: null,
    signedSeq: null,
  })
  for (const { codeId, code, order, station, entry } of entrants) {
    state.entrants.set(codeId, {
      codeId,
      stageId: drawn.stage,
      code,
      order,
      station,
      status: 'active',
      entryId: entry,
      sheetIds: [],
      deviationConfirmed: false,
    })
    if (entry !== null) knowEntry(state, entry)
  }
  addSeats(state, drawn.stage, drawn.seats)
  addSheets(state, drawn.stage, drawn.sheets, false)
}

/** Seats and sheets that came after the draw. `late` says that the stage's last day was over. */
export function applyAdded(
  state: ContestState,
  added: Payload<'sheets.added'>,
  late: boolean,
): void {
  addSeats(state, added.stage, added.seats)
  addSheets(state, added.stage, added.sheets, late)
  for (const { codeId } of added.sheets) {
    const entrant = state.entrants.get(codeId)
    if (entrant) entrant.deviationConfirmed = false
  }
}

function addSeats(state: ContestState, stageId: string, seats: readonly DrawnSeat[]): void {
  for (const { seat, ordinal } of seats) {
    state.seats.set(seat, {
      id: seat,
      stageId,
      ordinal,
      tenure: 0,
      tenureId: null,
      personId: null,
      formerTenureIds: new Set(),
    })
    state.stages.get(stageId)?.seatIds.push(seat)
  }
  const place = placeOf(state)
  state.stages.get(stageId)?.seatIds.sort((a, b) => place(a) - place(b))
}

function addSheets(
  state: ContestState,
  stageId: string,
  sheets: readonly DrawnSheet[],
  extended: boolean,
): void {
  const place = placeOf(state)
  const seatPlace = (id: string) => place(state.sheets.get(id)?.seatId ?? '')
  const byEntrant = new Map<string, string[]>()
  for (const { sheet, seat, codeId } of sheets) {
    state.sheets.set(sheet, {
      id: sheet,
      stageId,
      seatId: seat,
      codeId,
      status: 'open',
      epoch: 1,
      reopened: false,
      reopenReason: null,
      excused: null,
      marks: new Map(),
      note: '',
      lastSeq: 0,
      signedSeq: null,
      heldIds: [],
      extended,
    })
    const known = byEntrant.get(codeId)
    if (known) known.push(sheet)
    else byEntrant.set(codeId, [...(state.entrants.get(codeId)?.sheetIds ?? []), sheet])
  }
  for (const [codeId, ids] of byEntrant) {
    const entrant = state.entrants.get(codeId)
    // A list of its own: a frozen board keeps the one from before.
    if (entrant) entrant.sheetIds = ids.sort((a, b) => seatPlace(a) - seatPlace(b))
  }
}

function placeOf(state: ContestState): (seatId: string) => number {
  return (seatId) => state.seats.get(seatId)?.ordinal ?? 0
}

/**
 * An entry whose approval was erased is still ranked, so that no other place moves; nothing is known
 * of it but its id.
 */
export function knowEntry(state: ContestState, id: string): void {
  if (state.entries.has(id)) return
  state.entries.set(id, { id, zoneId: '', entryCode: '—', status: 'approved' })
}
