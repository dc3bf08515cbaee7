import type { ChiefSeat } from '~/domain/contest/chiefStage'
import type { StagePhase } from '~/domain/contest/events'
import type { ChiefEphemeral } from '~/protocol/chief'

/** A tablet says something every few seconds; after this long it may be offline. */
const SILENT_AFTER_S = 20

export interface SeatSilence {
  /** `over`: the stage is signed, so nobody expects the device any more. */
  state: 'here' | 'silent' | 'vacant' | 'over'
  /** Since the device was last heard from, by the server's clock; null when it never was. */
  seconds: number | null
  pending: number
}

/** How a seat's device stands. A silent one may hold marks that nobody else has seen. */
export function seatSilence(
  seat: ChiefSeat,
  phase: StagePhase,
  { at, presence }: ChiefEphemeral,
): SeatSilence {
  const known = presence.find((one) => one.seat === seat.id)
  const pending = known?.pending ?? 0
  const seconds = known?.heardAt
    ? Math.max(0, Math.round((Date.parse(at) - Date.parse(known.heardAt)) / 1_000))
    : null
  if (seat.tenureId === null) return { state: 'vacant', seconds, pending: 0 }
  if (phase === 'signed' || phase === 'decoded') return { state: 'over', seconds, pending }
  const here = seconds !== null && seconds <= SILENT_AFTER_S
  return { state: here ? 'here' : 'silent', seconds, pending }
}
