export interface Meter {
  /** Takes one; false when there is none left. `now` is in milliseconds and never goes back. */
  take(now: number): boolean
}

/** Lets through `perSecond` messages for long and `atOnce` in a burst. */
export function createMeter(perSecond: number, atOnce: number): Meter {
  let left = atOnce
  let filledAt: number | null = null
  return {
    take(now) {
      if (filledAt !== null) {
        left = Math.min(atOnce, left + (Math.max(0, now - filledAt) / 1000) * perSecond)
      }
      filledAt = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
