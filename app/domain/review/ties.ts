/** What the register knows of experts and studios: it decides who recuses, whatever was declared. */
import { reviewsThatCount } from './applyCycle'
import { barOf, type Bar, type Expert, type StudioToReview } from './assignment'
import type { CycleState, ReviewState } from './cycleState'

export interface RegisterTies {
  /** Of each expert: the studios that they lead or work in, and those studios' units. */
  readonly people: ReadonlyMap<
    string,
    { readonly studios: readonly string[]; readonly units: readonly string[] }
  >
  /** Where each studio under review is now, which may be elsewhere than when it was invited. */
  readonly places: ReadonlyMap<string, { readonly unitId: string; readonly zone: string }>
}

/** Kept with sheets that end because the register shows a tie; the log's texts are in Chinese. */
export const TIE_FOUND = '登记显示该专家与工作室同单位、同赛区或在其中任职，按规定回避'

/** The expert with what the register adds: whoever leads a studio or works in it is tied to it. */
export function withTies<E extends Expert>(expert: E, { people }: RegisterTies): E {
  const own = people.get(expert.id)
  if (!own) return expert
  return { ...expert, studios: own.studios, unitsOfStudios: own.units }
}

/** The studio of a review, in its unit and zone of today. */
export function studioToReview(review: ReviewState, { places }: RegisterTies): StudioToReview {
  const { studioId: id, unitId, zone } = review
  return { id, ...(places.get(id) ?? { unitId, zone }) }
}

/** Who has a seat at a studio that the register bars them from, without having declared it. */
export function tiesFound(
  state: CycleState,
  register: RegisterTies,
): { review: ReviewState; expert: string; why: Exclude<Bar, 'withdrawn' | 'declared'> }[] {
  return reviewsThatCount(state).flatMap((review) =>
    review.experts.flatMap((id) => {
      const expert = state.experts.get(id)
      if (!expert || expert.declared.includes(review.studioId)) return []
      const studio = studioToReview(review, register)
      const why = barOf(state.scheme.experts, withTies(expert, register), studio)
      return why === null || why === 'withdrawn' || why === 'declared'
        ? []
        : [{ review, expert: id, why }]
    }),
  )
}
