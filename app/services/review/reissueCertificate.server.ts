import { printableCharacters } from '../certificate/printable.server'
import type { ServiceContext } from '../context'
import { dayOf } from '../studio/dayOf'
import type { CertificateWords } from './certificateOfReview'
import { certifyReviewWithin } from './certifyReview.server'
import { changeCycle, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { reviewToCertify } from './reviewToCertify.server'

/**
 * Issues another certificate for the decision that a studio's star rests on, in the place of one
 * that was revoked: with the studio's name as it is now and today's date.
 */
export async function reissueCertificate(
  context: ServiceContext,
  op: CycleOp,
  reviewId: string,
  words: CertificateWords,
): Promise<CycleAnswer> {
  const printable = await printableCharacters()
  return changeCycle(context, op, { reissue: reviewId }, async (tx, state) => {
    const review = state.reviews.get(reviewId)
    if (!review) throw new Refused('cycle.notFound')
    const due = await reviewToCertify(tx, review.studioId)
    const rating = state.scheme.ratings.find(({ key }) => key === review.rating)
    if (due?.reviewId !== reviewId || !rating) throw new Refused('certificate.notDue')
    const studio = await tx.studio.findUniqueOrThrow({
      where: { id: review.studioId },
      select: { name: true, star: true, level: true },
    })
    const { scheme, year } = state
    const content = words({ scheme, year, rating, studio, on: dayOf(op.receivedAt) })
    const certificate = await certifyReviewWithin(
      tx,
      { secrets: context.secrets, printable },
      review,
      content,
      op,
    )
    return {
      ok: true,
      event: { kind: 'certificate.reissued', payload: { review: reviewId, certificate } },
    }
  })
}
