import type { ReviewState } from '~/domain/review/cycleState'
import { giveUpReviews as decide } from '~/domain/review/decideAssessment'
import { isMissing } from '~/domain/review/reviewLifecycle'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
import { changeCycle, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { reviewsToEnd } from './reviewsToEnd.server'

/**
 * The organiser gives up the self-assessment of one review, or of all that are missing: the cycle
 * waits for them no longer, and the meeting finds them with the scheme's veto rating. Reviews of
 * studios that have left the register are left to be ended.
 */
export function giveUpReviews(
  context: ServiceContext,
  op: CycleOp,
  { review, reason }: { review: string; reason: string },
): Promise<CycleAnswer> {
  return changeCycle(context, op, { giveUp: review, reason }, async (tx, state) => {
    const wanted = review === 'all' ? [...state.reviews.values()] : [state.reviews.get(review)]
    const found = wanted.filter((one): one is ReviewState => one !== undefined)
    if (found.length === 0 && review !== 'all') throw new Refused('cycle.notFound')
    const toEnd = await reviewsToEnd(tx, state.scheme, found, dayOf(op.receivedAt))
    const stays = found.filter(({ id }) => toEnd.get(id) !== 'gone')
    if (review !== 'all') {
      if (stays.length === 0) throw new Refused('review.studioGone')
      return decide(state, stays, op.receivedAt, reason)
    }
    const missing = stays.filter(({ phase }) => isMissing(phase))
    return decide(state, missing, op.receivedAt, reason)
  })
}
