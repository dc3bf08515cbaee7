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

/** The places of the rating that is voted for; null where nothing limits it. */
export type PlacesLeft = { readonly taken: number; readonly places: number } | null

/**
 * Whether the meeting's vote changes a studio's rating: with a reason, by more than half of those
 * present. A veto cannot be voted away, and the places of a better rating hold for the vote as well.
 * A vote down may go into a rating that is full, so that two studios can change places; the
 * confirmation then asks for the rest.
 */
export function decideOverride(
  scheme: Pick<ReviewScheme, 'ratings'>,
  studio: { readonly rating: string; readonly hasVeto: boolean },
  override: Override,
  limit: PlacesLeft,
): { readonly ok: true } | { readonly ok: false; readonly code: OverrideRefusal } {
  const refuse = (code: OverrideRefusal) => ({ ok: false as const, code })
  const { rating, reason, votesFor, votesAgainst, abstentions } = override
  const place = (of: string) => scheme.ratings.findIndex(({ key }) => key === of)
  if (place(rating) < 0) return refuse('override.unknownRating')
  if (studio.hasVeto) return refuse('override.veto')
  if (rating === studio.rating) return refuse('override.sameRating')
  if (reason.trim() === '') return refuse('override.needsReason')
  const votes = [votesFor, votesAgainst, abstentions]
  const present = votesFor + votesAgainst + abstentions
  if (!votes.every((n) => Number.isSafeInteger(n) && n >= 0) || present === 0) {
    return refuse('override.badVote')
  }
  if (votesFor * 2 <= present) return refuse('override.notCarried')
  const isBetter = place(rating) < place(studio.rating)
  if (isBetter && limit !== null && limit.taken >= limit.places) {
    return refuse('override.aboveLimit')
  }
  return { ok: true }
}
