/** Ops a second that one chief judge may send for long, and at once. */
const PER_SECOND = 2
const AT_ONCE = 20
/** People remembered; a forgotten one starts afresh. */
const MOST_PEOPLE = 1_000

const people = new Map<string, { left: number; filledAt: number }>()

/** Takes one op of a person; false when they were too many. `now` is in milliseconds. */
export function takeChiefOp(personId: string, now: number): boolean {
  const known = people.get(personId) ?? { left: AT_ONCE, filledAt: now }
  const gained = (Math.max(0, now - known.filledAt) / 1000) * PER_SECOND
  const left = Math.min(AT_ONCE, known.left + gained)
  people.delete(personId)
  people.set(personId, { left: left < 1 ? left : left - 1, filledAt: now })
  const [oldest] = people.keys()
  if (people.size > MOST_PEOPLE && oldest !== undefined) people.delete(oldest)
  return left >= 1
}
