import { adoptHeld, isOwnHeld, type HeldRefusal } from './decideHeld'
import type { HoldReason } from './events'
import type { ContestState, HeldState, SheetState } from './state'

/** An op of a sheet that was held, as the judge who sits in its seat sees it. */
export interface HeldView {
  id: string
  /** The op that was held, so that the tablet which made it knows its own. */
  opId: string
  /** Made by the judge who sits there now, who may decide about it. */
  own: boolean
  op:
    | { kind: 'mark'; aspect: string; value: number | null }
    | { kind: 'note'; text: string }
    | { kind: 'submit' }
  reason: HoldReason
  /** ISO 8601, the clock of the device that made it; null where that was not kept. */
  claimedAt: string | null
  receivedAt: string
  /** Null while it waits. */
  decision: { kind: 'adopted' | 'dismissed'; by: 'self' | 'other'; reason: string } | null
  /** Why it cannot be adopted as things stand; null when it can, or was decided. */
  refusal: HeldRefusal | null
}

/** The held ops of a sheet, oldest first. */
export function heldViews(state: ContestState, sheet: SheetState): HeldView[] {
  const judge = state.seats.get(sheet.seatId)?.personId ?? null
  return sheet.heldIds.flatMap((id) => {
    const held = state.held.get(id)
    const op = held && bareOp(held)
    return held && op ? [heldView(state, held, op, judge)] : []
  })
}

function heldView(
  state: ContestState,
  held: HeldState,
  op: HeldView['op'],
  judge: string | null,
): HeldView {
  const { id, opId, reason, claimedAt, receivedAt, decision } = held
  const outcome = decision ? null : adoptHeld(state, held, {})
  return {
    id,
    opId,
    own: isOwnHeld(state, held),
    op,
    reason,
    claimedAt,
    receivedAt,
    decision: decision && {
      kind: decision.kind,
      by: decision.personId === judge ? 'self' : 'other',
      reason: decision.reason,
    },
    refusal: outcome?.kind === 'refuse' ? outcome.code : null,
  }
}

/** What the judge needs to recognise it; taking back and signing are never held. */
function bareOp({ op }: HeldState): HeldView['op'] | null {
  switch (op.kind) {
    case 'mark':
      return { kind: 'mark', aspect: op.aspect, value: op.value }
    case 'note':
      return { kind: 'note', text: op.text }
    case 'submit':
      return { kind: 'submit' }
    default:
      return null
  }
}
