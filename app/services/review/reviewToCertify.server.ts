import { isGranted } from '~/domain/review/granted'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { ReviewScheme } from '~/domain/review/scheme'
import type { Tx } from '../log/writer.server'
import { studioScope } from '../studio/studioScope'
import { isCertified } from './certificateOfReview'

/** The review that a studio's certificate rests on. */
export interface ReviewToCertify {
  reviewId: string
  cycleId: string
  scheme: ReviewScheme
  year: number
}

/**
 * The latest decision about a studio that gave it its star, if it entitles it to a certificate now
 * and there is none in force; null otherwise. A naming or promotion certifies no level but the one
 * that it gave.
 */
export async function reviewToCertify(
  read: Pick<Tx, 'review' | 'studio' | 'certificate'>,
  studioId: string,
): Promise<ReviewToCertify | null> {
  const [studio, inForce, reviews] = await Promise.all([
    read.studio.findUnique({
      where: { id: studioId },
      select: { star: true, status: true, level: true },
    }),
    read.certificate.findFirst({
      where: { subject: studioScope(studioId), revokedAt: null, supersededAt: null },
      select: { number: true },
    }),
    read.review.findMany({
      where: { studioId, phase: 'decided' },
      orderBy: [{ decidedOn: 'desc' }, { cycle: { year: 'desc' } }, { id: 'asc' }],
      select: { id: true, cycleId: true, rating: true, level: true, cycle: true },
    }),
  ])
  if (!studio || inForce) return null
  for (const { id, cycleId, rating: key, level, cycle } of reviews) {
    const scheme = parseReviewScheme(cycle.scheme)
    const rating = scheme.ratings.find((one) => one.key === key)
    // An application that was declined left everything as it was.
    if (!rating || (scheme.kind !== 'review' && !isGranted(rating))) continue
    if (!isCertified(scheme, rating, studio, level)) return null
    return { reviewId: id, cycleId, scheme, year: cycle.year }
  }
  return null
}
