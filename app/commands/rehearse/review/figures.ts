import { commonShortcomings, type CommonFigures } from '../figures'

/** What `--json` prints of a rehearsed cycle of reviews. */
export interface ReviewFigures extends CommonFigures {
  readonly studios: number
  readonly experts: number
  /** Reviews whose total, rating, star and certificate were recomputed. */
  readonly ratingsChecked: number
  readonly ratingMismatches: number
}

/** Whether a rehearsal proves anything, and proves it: why not, or nothing. */
export function reviewShortcomings(figures: ReviewFigures, wanted: { kills: number }): string[] {
  const { ratingsChecked, ratingMismatches } = figures
  const reasons = commonShortcomings(figures, wanted)
  if (ratingMismatches !== 0) reasons.push(`ratingMismatches: ${ratingMismatches}`)
  if (ratingsChecked === 0) reasons.push('no rating was checked')
  return reasons
}
