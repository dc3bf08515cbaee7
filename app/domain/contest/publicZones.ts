import { orderRows } from './orderRows'
import type { PublicBoard } from './publicBoard'
import { zonesTable, type ZoneContest, type ZoneRow } from './zonesTable'

export interface ScoredBoard {
  readonly board: PublicBoard
  readonly zonePoints: readonly number[]
}

/**
 * True when a board's ranks may give zones their points: nothing in it is blind or hidden, no
 * stage is still to come, and nobody who takes part still waits for marks. Points that go up and down with each sheet would
 * say nothing, and points of a blind stage would tell who is behind a code.
 */
export function countsForZones(board: PublicBoard): boolean {
  const { view, frozen, rows, toCome } = board
  if (view.kind !== 'overall' || frozen || toCome.length > 0) return false
  const waiting = rows.some(({ state }) => ['notScored', 'scoring', 'deviating'].includes(state))
  return !waiting && rows.some(({ state }) => state === 'ranked')
}

function zoneContest({ board, zonePoints }: ScoredBoard): ZoneContest {
  const entries = orderRows(board.rows).flatMap(({ row, rank }) =>
    row.zone ? [{ id: row.id, zone: row.zone.code, rank }] : [],
  )
  return { id: board.contestId, zonePoints, entries }
}

/** The table of zones, by zone code, over the contests that count already. */
export function publicZonesTable(
  zones: readonly string[],
  boards: readonly ScoredBoard[],
): ZoneRow[] {
  return zonesTable(
    zones,
    boards.filter(({ board }) => countsForZones(board)).map((one) => zoneContest(one)),
  )
}
