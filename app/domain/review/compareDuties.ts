import type { Duty } from './duties'

/** What other rules would change of today's list. */
export interface DutyChanges<D extends Duty> {
  /** Would come onto the list. */
  readonly added: readonly D[]
  /** Would drop off the list. */
  readonly dropped: readonly D[]
  /** Would stay, with other days; as it would be. */
  readonly moved: readonly D[]
}

/** Compares two lists of duties by their causes: what one rule set finds and the other does not. */
export function compareDuties<D extends Duty>(
  before: readonly D[],
  after: readonly D[],
): DutyChanges<D> {
  const was = new Map(before.map((duty) => [duty.key, duty]))
  const will = new Set(after.map(({ key }) => key))
  return {
    added: after.filter(({ key }) => !was.has(key)),
    dropped: before.filter(({ key }) => !will.has(key)),
    moved: after.filter((duty) => {
      const old = was.get(duty.key)
      return old !== undefined && (old.since !== duty.since || old.dueOn !== duty.dueOn)
    }),
  }
}
