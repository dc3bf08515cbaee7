import type { Period } from '../notice/period'
import type { CycleState } from './cycleState'
import { reviewsThatCount } from './applyCycle'
import { isGranted } from './granted'
import type { Rating, ReviewScheme } from './scheme'

const ANSWER_IN: Period = { unit: 'workdays', length: 5, firstDay: 'next' }

/**
 * Whether the public notice says who got this rating. Of a naming or promotion it names those to
 * whom it was granted: the others were asked nothing in public.
 */
export function isAnnounced({ kind }: Pick<ReviewScheme, 'kind'>, rating: Rating): boolean {
  const { published = 'byKind' } = rating
  if (published !== 'byKind') return published === 'always'
  return kind === 'review' || isGranted(rating)
}

/** In which objections to the notice of ratings are answered. */
export function answerPeriod({ answerIn }: Pick<ReviewScheme, 'answerIn'>): Period {
  return answerIn ?? ANSWER_IN
}

/** What a notice of the ratings as they were confirmed would say, the best rating first. */
export function announcedRatings(
  state: CycleState,
): { review: string; studioId: string; rating: Rating }[] {
  const { ratings } = state.scheme
  return ratings.flatMap((rating) =>
    isAnnounced(state.scheme, rating)
      ? reviewsThatCount(state)
          .filter((review) => review.rating === rating.key)
          .map(({ id, studioId }) => ({ review: id, studioId, rating }))
      : [],
  )
}

/** The notice that the decision rests on; null where nothing was announced. */
export function noticeToDecideBy(state: CycleState): string | null {
  return announcedRatings(state).length === 0 ? null : state.notice
}
