/** What is known of the failed attempts under one key: a phone, or an address. */
export interface AttemptState {
  readonly failures: number
  readonly firstAt: Date
  readonly blockedUntil: Date | null
}

/** How many failures within a window are let through, and how long the wait is after them. */
export interface AttemptLimit {
  readonly failures: number
  readonly windowMs: number
  readonly waitMs: number
}

const MINUTE_MS = 60_000

/** For one account: a person who mistypes gets ten tries in a quarter of an hour. */
export const PERSON_LIMIT: AttemptLimit = {
  failures: 10,
  windowMs: 15 * MINUTE_MS,
  waitMs: 15 * MINUTE_MS,
}

/** For one person's second factor: six digits leave less room for guesses than a password. */
export const SECOND_FACTOR_LIMIT: AttemptLimit = {
  failures: 5,
  windowMs: 15 * MINUTE_MS,
  waitMs: 15 * MINUTE_MS,
}

/** For one address: a whole office or venue may share it. */
export const ADDRESS_LIMIT: AttemptLimit = {
  failures: 100,
  windowMs: 15 * MINUTE_MS,
  waitMs: 15 * MINUTE_MS,
}

/** The whole minutes that are left to wait; 0 when an attempt may be made. */
export function minutesToWait(state: AttemptState | null, now: Date): number {
  const left = (state?.blockedUntil?.getTime() ?? 0) - now.getTime()
  return left > 0 ? Math.ceil(left / MINUTE_MS) : 0
}

/**
 * The state with one more attempt counted. Attempts are counted before they are checked, so that
 * many at once cannot slip past the limit; a good one is taken off again.
 */
export function countAttempt(
  state: AttemptState | null,
  limit: AttemptLimit,
  now: Date,
): AttemptState {
  const over = state === null || now.getTime() - state.firstAt.getTime() >= limit.windowMs
  const failures = over ? 1 : state.failures + 1
  const firstAt = over ? now : state.firstAt
  const blocked = failures >= limit.failures
  return {
    failures,
    firstAt,
    blockedUntil: blocked ? new Date(now.getTime() + limit.waitMs) : null,
  }
}
