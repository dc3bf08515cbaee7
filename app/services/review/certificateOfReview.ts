import type { CertificateContent } from '~/domain/certificate/certificate'
import { isGranted } from '~/domain/review/granted'
import type { Rating, ReviewScheme } from '~/domain/review/scheme'

/** What a certificate is worded from. */
export interface Rated {
  scheme: ReviewScheme
  year: number
  rating: Rating
  studio: { name: string; star: number; level: string }
  on: string
}

export type CertificateWords = (rated: Rated) => CertificateContent

/**
 * A certificate is for who has nothing to rectify: of a review, with a star; of an application, for
 * who was named or promoted by it, with a star or without.
 */
export function isCertified(
  { kind }: Pick<ReviewScheme, 'kind'>,
  rating: Rating,
  { star, status }: { readonly star: number; readonly status: string },
): boolean {
  return status === 'active' && (kind === 'review' ? star > 0 : isGranted(rating))
}
