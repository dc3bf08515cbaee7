import type { z } from 'zod'
import type { Application } from '~/http/application.server'
import type { reviewForm } from '~/protocol/assessment'
import {
  checkReview,
  endOneReview,
  withdrawOwnReview,
  type ReviewOp,
} from '~/services/review/assessment.server'
import { giveUpReviews } from '~/services/review/giveUpReviews.server'
import { textsOf } from '~/locales/texts.server'
import type { CycleAnswer } from '~/services/review/cycleAnswer'

/** Calls the use-case of a form of a review's page. */
export function changeReview(
  app: Application,
  op: ReviewOp,
  form: z.output<typeof reviewForm>,
): Promise<CycleAnswer> {
  switch (form.do) {
    case 'pass':
      return checkReview(app, op, {
        ...{ check: 'pass', confirmed: form.confirmed, note: form.note },
        recommended: form.recommended === 'yes',
        seen: Object.fromEntries(form.seen.map(({ key, value }) => [key, value])),
      })
    case 'return':
      return checkReview(app, op, { check: 'return', reason: form.reason })
    case 'end':
      return endOneReview(app, op, form.reason)
    case 'withdraw':
      return withdrawOwnReview(app, op, textsOf('zh').t('assessment:withdraw.reason'))
    case 'giveUp': {
      const { reviewId, ...cycleOp } = op
      return giveUpReviews(app, cycleOp, { review: reviewId, reason: form.reason })
    }
  }
}
