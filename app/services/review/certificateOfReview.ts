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

/** What a certificate depends on: a studio as it is once the decision has been carried out. */
interface Certifiable {
  readonly star: number
  readonly status: string
  readonly level: string
}

/**
 * A certificate is for who has nothing to rectify: of a review, with a star; of an application, for
 * who was named or promoted by it, with a star or without, at the level that it gave.
 *
 * @param levelBefore the level that the studio had where the rating gives none
 */
export function isCertified(
  { kind }: Pick<ReviewScheme, 'kind'>,
  rating: Rating,
  { star, status, level }: Certifiable,
  levelBefore: string,
): boolean {
  if (status !== 'active') return false
  if (kind === 'review') return star > 0
  const given = rating.consequences.find((one) => one.do === 'setLevel')
  return isGranted(rating) && level === (given?.level ?? levelBefore)
}
