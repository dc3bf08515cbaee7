import type { LocalText } from '../contest/ruleSet'

/** A decided yearly review, with what it did to the star. */
export interface DecidedReview {
  readonly decidedOn: string
  /** Key of its rating. */
  readonly rating: string
  /** The ratings of its scheme, the best first. */
  readonly ratings: readonly { readonly key: string; readonly title: LocalText }[]
  /** Null where the star did not change. */
  readonly star: { readonly from: number; readonly to: number } | null
}

/** Why a studio's reviews are a warning. */
export type Decline =
  | { readonly why: 'starFell'; readonly times: number; readonly decidedOn: readonly string[] }
  | {
      readonly why: 'ratingFell'
      readonly from: LocalText
      readonly to: LocalText
      readonly decidedOn: string
    }

/**
 * What has become worse in a studio's reviews, which come the earliest first: its last reviews each
 * cost it a star, or the last rating is worse than the one before. Ratings are compared in the
 * order of the later scheme, and not at all where that does not know the earlier one.
 */
export function declines(reviews: readonly DecidedReview[]): Decline[] {
  const found: Decline[] = []
  const held = reviews.findLastIndex(({ star }) => star === null || star.to >= star.from)
  const fell = reviews.slice(held + 1).map(({ decidedOn }) => decidedOn)
  if (fell.length > 0) found.push({ why: 'starFell', times: fell.length, decidedOn: fell })

  const [before, last] = [reviews.at(-2), reviews.at(-1)]
  if (before === undefined || last === undefined) return found
  const place = (key: string) => last.ratings.findIndex((rating) => rating.key === key)
  const [was, is] = [place(before.rating), place(last.rating)]
  const [from, to] = [last.ratings[was]?.title, last.ratings[is]?.title]
  if (from && to && is > was) {
    found.push({ why: 'ratingFell', from, to, decidedOn: last.decidedOn })
  }
  return found
}
