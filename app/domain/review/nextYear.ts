import { addDays } from '../notice/workCalendar'
import type { StudioStatus } from '../studio/events'

/** What the latest decision about a studio left to the next year. */
export interface NextFacts {
  readonly kind: 'review' | 'reassess'
  /** Of the cycle that decided it. */
  readonly year: number
  readonly decidedOn: string
  /** A later yearly review has taken the studio in already. */
  readonly isOpened: boolean
}

/** What is to come, with the day by which; nobody has to do anything yet, so it is never overdue. */
export type Upcoming =
  | {
      readonly kind: 'nextReview'
      readonly since: string
      readonly dueOn: string
      readonly reason: { readonly why: 'nextReview'; readonly year: number }
    }
  | {
      readonly kind: 'nextReassess'
      readonly since: string
      readonly dueOn: string
      readonly reason: { readonly why: 'nextReassess'; readonly rectifyBy: string }
    }

/**
 * What a studio can expect: the yearly review of the next year, until it has begun or the year is
 * over; or to be assessed again on the day after its time to rectify.
 */
export function upcoming(
  next: NextFacts | null,
  { status, rectifyBy }: { readonly status: StudioStatus; readonly rectifyBy: string | null },
  today: string,
): Upcoming | null {
  if (next === null) return null
  const since = next.decidedOn
  if (next.kind === 'reassess') {
    if (status !== 'rectifying' || rectifyBy === null || today > rectifyBy) return null
    const reason = { why: 'nextReassess', rectifyBy } as const
    return { kind: 'nextReassess', since, dueOn: addDays(rectifyBy, 1), reason }
  }
  const year = next.year + 1
  const dueOn = `${year}-12-31`
  if (next.isOpened || today > dueOn) return null
  return { kind: 'nextReview', since, dueOn, reason: { why: 'nextReview', year } }
}

/** Whether a duty is only announced: nobody has to do anything about it yet. */
export function isUpcoming(kind: string): kind is Upcoming['kind'] {
  return kind === 'nextReview' || kind === 'nextReassess'
}
