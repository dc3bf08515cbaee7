/** The years of the samples, so that a demo of any year has something that goes on in it. */
export interface SampleYears {
  /** Four years of reviews that are over, the earliest first. */
  past: readonly [number, number, number, number]
  /** The year that the open cycles review. */
  reviewed: number
  /** The last month of it in which samples have results, 1 to 12. */
  lastMonth: number
}

/** The first months of a year still review the year before. */
const FIRST_MONTH = 3

/** @param today `YYYY-MM-DD` */
export function sampleYears(today: string): SampleYears {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const isEarly = month < FIRST_MONTH
  const reviewed = isEarly ? year - 1 : year
  return {
    past: [reviewed - 4, reviewed - 3, reviewed - 2, reviewed - 1],
    reviewed,
    lastMonth: isEarly ? 11 : Math.min(11, month - 1),
  }
}
