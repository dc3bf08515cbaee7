import type { LocalText } from '../contest/ruleSet'
import { STUDIO_LEVELS } from '../studio/events'
import type { ReviewScheme } from './scheme'

/** What a decision did to a studio, as its history says. */
export type RatingEffect = 'rise' | 'fall' | 'rectify' | 'remove'

/** One change of a studio's place that rests on a cycle, as its history has it. */
export interface CycleChangeOfPlace {
  readonly kind: string
  readonly from: string
  readonly to: string
}

/**
 * What a decision's changes come to. A new level outweighs the star: who is promoted with fewer
 * stars than before has risen all the same.
 */
export function effectsOfChanges(changes: readonly CycleChangeOfPlace[]): RatingEffect[] {
  const level = changes.find(({ kind }) => kind === 'level')
  const moved = level
    ? placeOf(level.to) - placeOf(level.from)
    : changes.reduce((sum, { kind, from, to }) => sum + (kind === 'star' ? +to - +from : 0), 0)
  const effects: RatingEffect[] = moved === 0 ? [] : [moved > 0 ? 'rise' : 'fall']
  const isTo = (status: string) =>
    changes.some(({ kind, to }) => kind === 'status' && to === status)
  if (isTo('rectifying')) effects.push('rectify')
  if (isTo('removed')) effects.push('remove')
  return effects
}

const placeOf = (level: string): number => (STUDIO_LEVELS as readonly string[]).indexOf(level)

/** A cycle with what became of its reviews. */
export interface RatedCycle {
  readonly year: number
  readonly kind: ReviewScheme['kind']
  /** The best first. */
  readonly ratings: readonly { readonly key: string; readonly title: LocalText }[]
  readonly reviews: readonly {
    /** Null while there is none. */
    readonly rating: string | null
    readonly studio: string
    /** The day of the decision, `YYYY-MM-DD`; null before it. */
    readonly decidedOn: string | null
    readonly effects: readonly RatingEffect[]
  }[]
}

export type EffectCounts = Readonly<Record<RatingEffect, number>>

export interface CycleRatings extends EffectCounts {
  readonly reviews: number
  readonly decided: number
  /** Confirmed by the meeting, those included that are not decided yet. */
  readonly ratings: readonly {
    readonly key: string
    readonly title: LocalText
    readonly count: number
  }[]
}

export interface RatingYear extends EffectCounts {
  readonly year: number
  /** Studios, each counted once however often it was reviewed. */
  readonly reviews: number
  readonly decided: number
  /** Last decided with the best rating of the own scheme. */
  readonly best: number
}

/** One cycle's ratings and what they did. */
export function ratingsOfCycle({ ratings, reviews }: RatedCycle): CycleRatings {
  return {
    reviews: reviews.length,
    decided: reviews.filter(({ decidedOn }) => decidedOn !== null).length,
    ...effectsOf(reviews),
    ratings: ratings.map(({ key, title }) => ({
      ...{ key, title },
      count: reviews.filter(({ rating }) => rating === key).length,
    })),
  }
}

/** The years in which yearly reviews were decided, the earliest first. */
export function ratingYears(cycles: readonly RatedCycle[]): RatingYear[] {
  const yearly = cycles.filter(({ kind }) => kind === 'review')
  return [...new Set(yearly.map(({ year }) => year))]
    .sort((a, b) => a - b)
    .map((year) => {
      const studios = studiosOf(yearly.filter((cycle) => cycle.year === year))
      const decided = studios.filter(({ decidedOn }) => decidedOn !== null)
      const best = decided.filter(({ isBest }) => isBest)
      return {
        ...{ year, reviews: studios.length, decided: decided.length, best: best.length },
        ...effectsOf(studios),
      }
    })
    .filter(({ decided }) => decided > 0)
}

interface StudioOfYear {
  readonly decidedOn: string | null
  readonly isBest: boolean
  readonly effects: readonly RatingEffect[]
}

/** What a year's reviews left of each studio: its last decision, and all that they did to it. */
function studiosOf(cycles: readonly RatedCycle[]): StudioOfYear[] {
  const studios = new Map<string, StudioOfYear>()
  for (const { ratings, reviews } of cycles) {
    for (const { studio, rating, decidedOn, effects } of reviews) {
      const now = { decidedOn, isBest: rating === ratings[0]?.key, effects }
      const known = studios.get(studio)
      const last = known && (known.decidedOn ?? '') >= (decidedOn ?? '') ? known : now
      studios.set(studio, { ...last, effects: [...(known?.effects ?? []), ...effects] })
    }
  }
  return [...studios.values()]
}

function effectsOf(
  reviews: readonly { readonly effects: readonly RatingEffect[] }[],
): EffectCounts {
  const count = (effect: RatingEffect) =>
    reviews.filter(({ effects }) => effects.includes(effect)).length
  return {
    ...{ rise: count('rise'), fall: count('fall') },
    ...{ rectify: count('rectify'), remove: count('remove') },
  }
}
