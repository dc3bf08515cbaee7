import type { ReviewScheme } from './scheme'

/** A meeting's vote on one studio's rating. */
export interface Override {
  readonly rating: string
  readonly reason: string
  readonly votesFor: number
  readonly votesAgainst: number
  readonly abstentions: number
}

export type OverrideRefusal =
  | 'override.unknownRating'
  | 'override.sameRating'
  | 'override.needsReason'
  | 'override.badVote'
  | 'override.notCarried'
  | 'override.veto'
  | 'override.aboveLimit'

/**
 * Whether the meeting's vote changes a studio's rating: with a reason, by more than half of those
 * present. A veto cannot be voted away, and the cap on the best rating holds for the vote as well:
 * `bestTaken` other studios have that rating already, of `bestPlaces` (null where nothing limits it).
 */
export function decideOverride(
  scheme: Pick<ReviewScheme, 'ratings'>,
  studio: { readonly rating: string; readonly hasVeto: boolean },
  override: Override,
  limit: { readonly bestTaken: number; readonly bestPlaces: number | null },
): { readonly ok: true } | { readonly ok: false; readonly code: OverrideRefusal } {
  const refuse = (code: OverrideRefusal) => ({ ok: false as const, code })
  const { rating, reason, votesFor, votesAgainst, abstentions } = override
  if (!scheme.ratings.some(({ key }) => key === rating)) return refuse('override.unknownRating')
  if (studio.hasVeto) return refuse('override.veto')
  if (rating === studio.rating) return refuse('override.sameRating')
  if (reason.trim() === '') return refuse('override.needsReason')
  const votes = [votesFor, votesAgainst, abstentions]
  const present = votesFor + votesAgainst + abstentions
  if (!votes.every((n) => Number.isSafeInteger(n) && n >= 0) || present === 0) {
    return refuse('override.badVote')
  }
  if (votesFor * 2 <= present) return refuse('override.notCarried')
  const isBest = rating === scheme.ratings[0]?.key
  if (isBest && limit.bestPlaces !== null && limit.bestTaken >= limit.bestPlaces) {
    return refuse('override.aboveLimit')
  }
  return { ok: true }
}
