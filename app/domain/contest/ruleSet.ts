/**
 * The rule set of a contest: everything that varies by organiser and year, as data.
 * Nothing here is code that knows a particular contest; templates live in the seeds.
 *
 * Marks are integers in the stage's smallest unit: with `places: 2` the value 725 means 7.25.
 */

/** A text in both languages of the product. */
export interface LocalText {
  zh: string
  en: string
}

/** An integer number of the stage's smallest unit (10^-places of a mark). */
export type Units = number

/** An exact factor such as 30/100. `den` is positive. */
export interface Ratio {
  num: number
  den: number
}

/** Where and how a step of the arithmetic is rounded; `places` are decimal places of a mark. */
export interface Rounding {
  round: 'none' | 'halfUp' | 'halfEven' | 'down' | 'up'
  places: number
}

/** An aspect marked with a number from 0 to `max` in steps of `step`. */
export interface Measurement {
  kind: 'measurement'
  id: string
  title: LocalText
  max: Units
  step: Units
  hint?: LocalText
  /** False for what is recorded but not summed, such as seconds used (a tie rule may read it). */
  counts: boolean
}

/** An aspect judged on the four written levels 0 to 3; the mark for each level is written out. */
export interface Judgement {
  kind: 'judgement'
  id: string
  title: LocalText
  marks: readonly [Units, Units, Units, Units]
  benchmarks: readonly [LocalText, LocalText, LocalText, LocalText]
}

/** An amount from 0 to `max` that is taken off; see `MarkingScheme.deductions`. */
export interface Deduction {
  kind: 'deduction'
  id: string
  title: LocalText
  max: Units
  step: Units
  hint?: LocalText
}

export type Aspect = Measurement | Judgement | Deduction

export interface SubCriterion {
  id: string
  title: LocalText
  aspects: readonly Aspect[]
}

export interface Criterion {
  /** A to I in WorldSkills schemes. */
  id: string
  title: LocalText
  subCriteria: readonly SubCriterion[]
}

/** How the marks of several seats become one. */
export interface Combination {
  at: 'aspect' | 'subCriterion' | 'stage'
  method: 'mean' | 'median' | 'sum' | 'trimmedMean'
  /** How many of the highest and lowest are dropped before the mean; only for `trimmedMean`. */
  dropHigh: number
  dropLow: number
  /** Fewer marks than this after dropping make the entry incomplete, never zero. At least 1. */
  minKept: number
}

/**
 * When marks lie too far apart. `levels` compares the levels 0 to 3 of judgement aspects
 * (WorldSkills: a gap of more than 1 is marked again); `units` compares marks or subtotals.
 * Open when highest - lowest > limit.
 */
export type Deviation =
  | { level: 'aspect'; range: 'levels'; limit: number }
  | { level: 'aspect' | 'subCriterion' | 'stage'; range: 'units'; limit: Units }

export interface MarkingScheme {
  criteria: readonly Criterion[]
  combination: Combination
  /** `panel`: after combining seats; `factor`: after the stage factor; `sum`: after adding up. */
  rounding: { panel: Rounding; sum: Rounding; factor: Rounding }
  /**
   * `sheet`: taken off each seat's own subtotal before combining (needs `combination.at` stage);
   * `combined`: the amounts are combined like marks and taken off the stage's sum.
   */
  deductions: { at: 'sheet' | 'combined'; floor: Units }
  deviations: readonly Deviation[]
}

export interface StageRules {
  /** Stable within the contest, for example `theory`, `practical`. */
  key: string
  title: LocalText
  /** Decimal places of the smallest unit. */
  places: number
  /** The stage's share of the total, for example 30/100. */
  weight: Ratio
  /** What the stage's sum is multiplied by before the weight, for example 100/80. */
  factor: Ratio
  /** Number of judging seats. */
  seats: number
  /** Coded stages are judged blind: only the stage's code is shown until it is decoded. */
  identity: 'coded' | 'named'
  scheme: MarkingScheme
}

/**
 * One step of the ordered list that separates equal totals. `prefer` says which value wins.
 * The list ends in `equal` (a shared rank) or `decision` (the chief judge's recorded order).
 * Practice: ties are ordered lists that differ by organiser and year.
 */
export type TieRule =
  | { by: 'stage'; stage: string; prefer: 'higher' | 'lower' }
  | { by: 'criterion'; stage: string; criterion: string; prefer: 'higher' | 'lower' }
  | { by: 'aspect'; stage: string; aspect: string; prefer: 'higher' | 'lower' }
  | { by: 'unroundedTotal'; prefer: 'higher' | 'lower' }
  | { by: 'equal' }
  | { by: 'decision' }

/** How much of the marking the public may see on a touched rank. */
export type PublicMarks = 'totals' | 'stages' | 'sheets'

export interface RuleSet {
  /** The template it started from, for display: vocational, worldskills, teaching. */
  template: string
  title: LocalText
  stages: readonly StageRules[]
  /** Rounding of each weighted stage and of the total. */
  rounding: { weight: Rounding; total: Rounding }
  ties: readonly TieRule[]
  publicMarks: PublicMarks
  /** Points a zone gets for an entry's rank: index 0 is rank 1. Shared ranks each get theirs. */
  zonePoints: readonly number[]
}
