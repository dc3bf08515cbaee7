import { fromInteger, fromRatio, multiply, round, type Rational } from '../arithmetic/rational'
import type { Quota, ReviewScheme } from './scheme'

/** What the meeting starts from: a studio's total and the vetoes that apply to it. */
export interface ScoredStudio {
  readonly studioId: string
  readonly total: Rational
  readonly vetoes: readonly string[]
  /** The rating that the meeting has chosen for it among equals, if it has. */
  readonly choice?: string | null
  /** The rating that the meeting has given it by a vote, if it has. */
  readonly vote?: string | null
}

/** Why a studio has the rating it has, in the order in which it was found. */
export type RatingReason =
  | { readonly why: 'veto'; readonly vetoes: readonly string[] }
  | { readonly why: 'threshold'; readonly points: number }
  | {
      readonly why: 'quota'
      readonly rating: string
      readonly places: number
      readonly rank: number
    }
  /** The best rating is for a limited share; this studio came after it. */
  | { readonly why: 'cap'; readonly places: number; readonly rank: number }
  /** As many as `tied` studios have these points where only `left` places were left. */
  | {
      readonly why: 'tiedAtCut'
      readonly rating: string
      readonly tied: number
      readonly left: number
      readonly rule: ReviewScheme['atCut']
    }
  | { readonly why: 'rest' }

export interface Proposal {
  readonly studioId: string
  /** Shared by studios with equal totals; studios with a veto come after all others. */
  readonly rank: number
  readonly rating: string
  /** The meeting has to choose between `rating` and this better one, see {@link openRatings}. */
  readonly orBetter: string | null
  readonly reasons: readonly RatingReason[]
}

/**
 * The ratings that the meeting may choose between, best first; none where nothing is open. Where
 * more than one limit parts the same equals, the ratings in between are open too: who of them does
 * not get the best one may get the next.
 */
export function openRatings(
  { ratings }: Pick<ReviewScheme, 'ratings'>,
  { rating, orBetter }: Pick<Proposal, 'rating' | 'orBetter'>,
): string[] {
  if (orBetter === null) return []
  const keys = ratings.map(({ key }) => key)
  return keys.slice(keys.indexOf(orBetter), keys.indexOf(rating) + 1)
}

/** How many of so many studios a quota is. */
export function placesOf({ share, round: mode }: Quota, studios: number): number {
  const exact = multiply(fromRatio(share.num, share.den), fromInteger(studios))
  return Number(round(exact, { round: mode, places: 0 }).n)
}
