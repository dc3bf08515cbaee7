import type { ContestEventBody } from './events'
import type { ContestState } from './state'

type Drawn = Extract<ContestEventBody, { kind: 'stage.drawn' }>['payload']

/** Sets up a stage as it was drawn: its entrants, seats, and one empty sheet for each pair. */
export function applyDraw(state: ContestState, drawn: Drawn): void {
  const entrants = [...drawn.entrants].sort((a, b) => a.order - b.order)
  const seats = [...drawn.seats].sort((a, b) => a.ordinal - b.ordinal)
  state.stages.set(drawn.stage, {
    id: drawn.stage,
    key: drawn.key,
    identity: drawn.identity,
    phase: 'drawn',
    commitment: drawn.commitment,
    rosterDigest: drawn.rosterDigest,
    entrantIds: entrants.map((e) => e.codeId),
    seatIds: seats.map((s) => s.seat),
    frozen: null,
    signedSeq: null,
  })
  for (const { seat, ordinal } of seats) {
    state.seats.set(seat, {
      id: seat,
      stageId: drawn.stage,
      ordinal,
      tenure: 0,
      tenureId: null,
      personId: null,
      formerTenureIds: new Set(),
    })
  }
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
  const place = new Map(seats.map((s) => [s.seat, s.ordinal]))
  const bySeat = [...drawn.sheets].sort(
    (a, b) => (place.get(a.seat) ?? 0) - (place.get(b.seat) ?? 0),
  )
  for (const { sheet, seat, codeId } of bySeat) {
    state.sheets.set(sheet, {
      id: sheet,
      stageId: drawn.stage,
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
    })
    state.entrants.get(codeId)?.sheetIds.push(sheet)
  }
}

/**
 * An entry whose approval was erased is still ranked, so that no other place moves; nothing is known
 * of it but its id.
 */
export function knowEntry(state: ContestState, id: string): void {
  if (state.entries.has(id)) return
  state.entries.set(id, { id, zoneId: '', entryCode: '—', status: 'approved' })
}
