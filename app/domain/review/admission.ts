import { isDate, shanghaiDate } from '../notice/workCalendar'
import type { StudioLevel, StudioStatus } from '../studio/events'
import { isStanding } from '../studio/standing'
import type { ReviewScheme, ReviewStageKey } from './scheme'

/** What decides whether a studio is in a cycle. */
export interface Candidate {
  readonly id: string
  readonly level: StudioLevel
  readonly star: number
  readonly status: StudioStatus
  readonly namedOn: string | null
  readonly barredUntil: string | null
  /** The cycle in which a review of this studio is still open, or null. */
  readonly openCycleId: string | null
}

export type NotAdmitted =
  'gone' | 'level' | 'star' | 'namedTooLate' | 'neverNamed' | 'status' | 'barred' | 'overlap'

/**
 * Why a studio is not in a cycle on this day, or null when it is. A studio has one open review at
 * a time, so overlapping cycles refuse it. A bar keeps it from being named or promoted, its last
 * day included; the reviews that it owes go on.
 *
 * @throws RangeError when `today` is no date.
 */
export function notAdmitted(
  { kind, scope }: Pick<ReviewScheme, 'kind' | 'scope'>,
  studio: Candidate,
  today: string,
): NotAdmitted | null {
  if (!isDate(today)) throw new RangeError(`Not a date: ${today}`)
  if (!isStanding(studio.status)) return 'gone'
  if (!scope.statuses.includes(studio.status)) return 'status'
  if (!scope.levels.includes(studio.level)) return 'level'
  if (scope.stars.length > 0 && !scope.stars.includes(studio.star)) return 'star'
  if (scope.namedBefore !== null) {
    if (studio.namedOn === null) return 'neverNamed'
    if (studio.namedOn >= scope.namedBefore) return 'namedTooLate'
  }
  const isBarred = studio.barredUntil !== null && studio.barredUntil >= today
  if (kind !== 'review' && isBarred) return 'barred'
  return studio.openCycleId === null ? null : 'overlap'
}

/** The last day of a stage; null where none is set, or the scheme has no such stage. */
export function deadlineOf({ stages }: Pick<ReviewScheme, 'stages'>, key: string): string | null {
  return stages.find((stage) => stage.key === key)?.deadline ?? null
}

/** Whether something for this stage comes after its last day, by the server's clock. */
export function isLate(
  scheme: Pick<ReviewScheme, 'stages'>,
  key: ReviewStageKey,
  receivedAt: Date,
): boolean {
  const deadline = deadlineOf(scheme, key)
  return deadline !== null && shanghaiDate(receivedAt) > deadline
}
