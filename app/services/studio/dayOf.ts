const CHINA_OFFSET = 8 * 3_600_000

/** The day in Asia/Shanghai, which has no summer time. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + CHINA_OFFSET).toISOString().slice(0, 10)
}
