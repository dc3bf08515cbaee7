/** Photos of a site visit: which experts may take them, and until when. */
import type { CycleState } from './cycleState'

/** The judged stage in which experts visit, and the part of a review that their photos are. */
export const SITE_VISIT = 'siteVisit'

/** Whether files are photos of a review's site visit. */
export function areVisitPhotos({ scope, purpose }: { scope: string; purpose: string }): boolean {
  const [kind, , part] = scope.split(':')
  return kind === 'review' && part === SITE_VISIT && purpose === 'photo'
}

/** Whether a person is one of a review's experts, has not withdrawn and has no tie to the studio. */
export function isExpertOf(
  { reviews, experts }: Pick<CycleState, 'reviews' | 'experts'>,
  reviewId: string,
  personId: string,
): boolean {
  const review = reviews.get(reviewId)
  const expert = experts.get(personId)
  if (!review || !expert || expert.isWithdrawn) return false
  return review.experts.includes(personId) && !expert.declared.includes(review.studioId)
}

/** Why a person may not add a photo to a review now; null when they may. */
export function whyNoPhoto(
  state: Pick<CycleState, 'reviews' | 'experts' | 'phase'>,
  reviewId: string,
  personId: string,
): 'notAssigned' | 'visitOver' | null {
  if (!isExpertOf(state, reviewId, personId)) return 'notAssigned'
  return state.phase === SITE_VISIT ? null : 'visitOver'
}
