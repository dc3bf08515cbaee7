import { expect, it } from 'vitest'
import { countAttempt, minutesToWait, type AttemptState } from './attempts'

const limit = { failures: 3, windowMs: 60_000, waitMs: 120_000 }
const at = (seconds: number) => new Date(seconds * 1_000)

function after(...seconds: number[]): AttemptState | null {
  return seconds.reduce<AttemptState | null>(
    (state, second) => countAttempt(state, limit, at(second)),
    null,
  )
}

it('lets attempts through up to the limit, then asks to wait', () => {
  expect(minutesToWait(after(0, 1), at(2))).toBe(0)
  expect(minutesToWait(after(0, 1, 2), at(2))).toBe(2)
  expect(minutesToWait(after(0, 1, 2), at(63))).toBe(1)
  expect(minutesToWait(after(0, 1, 2), at(122))).toBe(0)
})

it('starts a new count when the window is over', () => {
  expect(after(0, 1, 60)).toEqual({ failures: 1, firstAt: at(60), blockedUntil: null })
})

it('has nothing to wait for without attempts', () => {
  expect(minutesToWait(null, at(0))).toBe(0)
})
