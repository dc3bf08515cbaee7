import type { LocalText, Ratio, Units } from '../contest/ruleSet'
import type { Period } from '../notice/period'
import type { StudioLevel, StudioStatus } from '../studio/events'
import type { Rubric } from './rubric'

/** 0 is "not rated". */
export const MOST_STARS = 5

/** The stages a cycle can have, in the only order they can have. */
export const REVIEW_STAGES = [
  'selfAssessment',
  'zoneCheck',
  'paper',
  'siteVisit',
  'live',
  'meeting',
  'notice',
  'decision',
] as const
export type ReviewStageKey = (typeof REVIEW_STAGES)[number]

/** The stages without which nothing can be decided. */
export const FIXED_STAGES: readonly ReviewStageKey[] = [
  'selfAssessment',
  'zoneCheck',
  'meeting',
  'decision',
]

export interface ReviewStage {
  key: ReviewStageKey
  /** The last day, or null where the organiser moves on by hand. */
  deadline: string | null
}

/** What a rating does to a studio, once it is decided. */
export type Consequence =
  | { do: 'rise'; by: number; highest: number }
  | { do: 'keep' }
  | { do: 'fall'; by: number; lowest: number }
  | { do: 'setStar'; star: number }
  /** Named at this level, or moved up to it. */
  | { do: 'setLevel'; level: StudioLevel }
  | { do: 'rectify'; months: number }
  | { do: 'remove'; barYears: number }

export interface Rating {
  key: string
  title: LocalText
  consequences: readonly Consequence[]
  /** Whether the public notice says who got it; without it `byKind`. */
  published?: Publishing | undefined
}

/** `byKind`: a yearly review publishes every rating, a naming or promotion those that grant. */
export const PUBLISHING = ['byKind', 'always', 'never'] as const
export type Publishing = (typeof PUBLISHING)[number]

/** How a share of the studios becomes a number of them. */
export interface Quota {
  share: Ratio
  round: 'down' | 'halfUp' | 'up'
}

/** Every rating but the last, the best first; the last is for the rest. */
export type RatingRule =
  | { by: 'thresholds'; atLeast: readonly { rating: string; points: Units }[] }
  | {
      by: 'quotas'
      quotas: readonly ({ rating: string; atLeast: Units | null } & Quota)[]
    }

/**
 * What happens to studios with equal points where a quota or cap would part them: none of them
 * gets the better rating, all of them do, or the meeting decides. Never chance.
 */
export type AtCut = 'none' | 'all' | 'meeting'

export interface DeclaredFigure {
  key: string
  title: LocalText
  /** The most that it can be; without it as much as a figure can. */
  max?: number | undefined
}

/** Everything about a cycle that varies by organiser and year: a template until it is opened. */
export interface ReviewScheme {
  template: string
  /** An open cycle keeps the version that it was opened with. */
  version: string
  title: LocalText
  kind: 'review' | 'naming' | 'promotion'
  /** Who is in it. `namedBefore`: named before this day; null for any. */
  scope: {
    levels: readonly StudioLevel[]
    stars: readonly number[]
    namedBefore: string | null
    statuses: readonly StudioStatus[]
  }
  stages: readonly ReviewStage[]
  /** Figures that are not in the register: the lead declares them, the zone's officer confirms. */
  declared: readonly DeclaredFigure[]
  rubric: Rubric
  /** The best first. */
  ratings: readonly Rating[]
  rule: RatingRule
  /** At most this share gets the best rating, for example 20 in 100 "excellent". */
  cap: Quota | null
  atCut: AtCut
  /** The rating of a studio with a veto. */
  vetoRating: string
  experts: { perStudio: number; mostPerExpert: number; apartFrom: 'unit' | 'unitAndZone' }
  notice: Period | null
  /** In which objections to the notice are answered; without it as `answerPeriod` has it. */
  answerIn?: Period | undefined
}
