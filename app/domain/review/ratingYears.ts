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
    readonly isDecided: boolean
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
  readonly reviews: number
  readonly decided: number
  /** Decided with the best rating of the own scheme. */
  readonly best: number
}

/** One cycle's ratings and what they did. */
export function ratingsOfCycle({ ratings, reviews }: RatedCycle): CycleRatings {
  return {
    reviews: reviews.length,
    decided: reviews.filter(({ isDecided }) => isDecided).length,
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
      const own = yearly.filter((cycle) => cycle.year === year)
      const reviews = own.flatMap((cycle) => cycle.reviews)
      const best = own.flatMap((cycle) =>
        cycle.reviews.filter(
          ({ rating, isDecided }) => isDecided && rating === cycle.ratings[0]?.key,
        ),
      )
      const decided = reviews.filter(({ isDecided }) => isDecided).length
      return {
        ...{ year, reviews: reviews.length, decided, best: best.length },
        ...effectsOf(reviews),
      }
    })
    .filter(({ decided }) => decided > 0)
}

function effectsOf(reviews: RatedCycle['reviews']): EffectCounts {
  const count = (effect: RatingEffect) =>
    reviews.filter(({ effects }) => effects.includes(effect)).length
  return {
    ...{ rise: count('rise'), fall: count('fall') },
    ...{ rectify: count('rectify'), remove: count('remove') },
  }
}
