/** The judge's own ops that the server holds, and what the judge may decide about them. */
import type { HeldView } from '~/domain/contest/sheetView'
import type { JudgeOp } from '~/protocol/judging'
import type { Entry, Outbox } from './types'

type HeldDecision = Extract<JudgeOp, { kind: 'adoptHeld' | 'dismissHeld' }>

/** True for an op that decides about a held one. */
export function isHeldDecision(op: JudgeOp): op is HeldDecision {
  return op.kind === 'adoptHeld' || op.kind === 'dismissHeld'
}

/** The held ops of a sheet that the server has told of. */
export function heldOn(outbox: Outbox, sheetId: string): readonly HeldView[] {
  return outbox.server?.sheets[sheetId]?.view.held ?? []
}

/** The held op that an op adopts; undefined for every other op. */
export function adoptedBy(outbox: Outbox, op: JudgeOp): HeldView | undefined {
  if (op.kind !== 'adoptHeld') return undefined
  return heldOn(outbox, op.sheet).find(({ id }) => id === op.held)
}

/** A decision about it that the server has not answered, or not yet shown. */
export function decisionUnderWay(outbox: Outbox, sheetId: string, heldId: string): Entry | null {
  const seen = outbox.server?.sheets[sheetId]?.seq ?? 0
  const entry = outbox.entries.findLast(
    ({ op, outcome }) =>
      isHeldDecision(op) &&
      op.held === heldId &&
      (outcome === null || (outcome.kind === 'stored' && outcome.seq > seen)),
  )
  return entry ?? null
}
