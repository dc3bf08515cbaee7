import type { Role } from '../people/permissions'

/** One line of a lifecycle's table. */
export interface Move<Phase, Facts, Refusal, Mover = Role> {
  readonly from: Phase
  readonly to: Phase
  readonly roles: readonly Mover[]
  /** each with whether the facts call for it */
  readonly refusals: readonly (readonly [Refusal, (facts: Facts) => boolean])[]
}

export type MoveResult<Refusal> =
  { readonly ok: true } | { readonly ok: false; readonly code: Refusal }

/** The phases to which the role may move from here, if the facts allow it. */
export function nextPhases<Phase, Facts, Refusal, Mover = Role>(
  moves: readonly Move<Phase, Facts, Refusal, Mover>[],
  from: Phase,
  role: Mover,
): Phase[] {
  return moves
    .filter((move) => move.from === from && move.roles.includes(role))
    .map((move) => move.to)
}

/** Whether the table allows the move; if not, the first refusal that the facts call for. */
export function judgeMove<Phase, Facts, Refusal, Mover = Role>(
  moves: readonly Move<Phase, Facts, Refusal, Mover>[],
  from: Phase,
  to: Phase,
  role: Mover,
  facts: Facts,
): MoveResult<Refusal | 'lifecycle.notFromHere' | 'lifecycle.notYourMove'> {
  const move = moves.find((candidate) => candidate.from === from && candidate.to === to)
  if (move === undefined) return { ok: false, code: 'lifecycle.notFromHere' }
  if (!move.roles.includes(role)) return { ok: false, code: 'lifecycle.notYourMove' }
  const refusal = move.refusals.find(([, applies]) => applies(facts))
  return refusal === undefined ? { ok: true } : { ok: false, code: refusal[0] }
}
