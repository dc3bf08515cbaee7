import type {
  Combination,
  Deviation,
  Judgement,
  LocalText,
  Measurement,
  Rounding,
  StageRules,
  Units,
} from '../contest/ruleSet'
import { figuresOf, type Formula } from './formula'

/** An indicator that the register's figures decide; nobody scores it. */
export interface MeasuredItem {
  kind: 'measured'
  id: string
  title: LocalText
  max: Units
  formula: Formula
  evidence: 'none' | 'required'
}

/** A criterion that experts score, on the same sheets as a contest's aspects. */
export interface JudgedItem {
  kind: 'judged'
  /** The judging stage in which it is scored: the paper review, the site visit, the presentation. */
  stage: string
  aspect: Judgement | Measurement
  evidence: 'none' | 'required'
}

export interface RubricSection {
  id: string
  title: LocalText
  /** What its items add up to at most. */
  weight: Units
  items: readonly (MeasuredItem | JudgedItem)[]
}

/** Points added or taken off beside the sections, by a formula whose points are not negative. */
export interface ExtraItem {
  id: string
  title: LocalText
  formula: Formula
  /** What it wants where it gives points; nothing where the rubric does not say. */
  evidence?: 'none' | 'required' | undefined
}

/** A fact that decides the rating whatever the points: the rating is the scheme's `vetoRating`. */
export interface Veto {
  id: string
  title: LocalText
  figure: string
  is: 'atLeast' | 'below'
  limit: number
}

/** How experts score in one stage; the rest of its rules come from the rubric's judged items. */
export interface Judging {
  key: string
  title: LocalText
  seats: number
  combination: Combination
  rounding: { panel: Rounding; sum: Rounding }
  deviations: readonly Deviation[]
}

/** What a studio is measured by. Points are integers of 10^-places. */
export interface Rubric {
  places: number
  /** What all sections add up to, usually 100 points. */
  total: Units
  sections: readonly RubricSection[]
  judging: readonly Judging[]
  bonus: { items: readonly ExtraItem[]; cap: Units }
  deductions: readonly ExtraItem[]
  /** The least and the most that a studio can end with, bonus and deductions included. */
  floor: Units
  ceiling: Units
  vetoes: readonly Veto[]
  rounding: { item: Rounding; total: Rounding }
}

/** Every figure that the rubric reads, each once: what the self-assessment has to show. */
export function figuresRead(rubric: Rubric): string[] {
  const keys = [
    ...measuredItems(rubric).flatMap(({ formula }) => figuresOf(formula)),
    ...extraItems(rubric).flatMap(({ formula }) => figuresOf(formula)),
    ...rubric.vetoes.map(({ figure }) => figure),
  ]
  return [...new Set(keys)]
}

/** What is added or taken off beside the sections. */
export function extraItems({ bonus, deductions }: Rubric): ExtraItem[] {
  return [...bonus.items, ...deductions]
}

export function measuredItems(rubric: Rubric): MeasuredItem[] {
  return rubric.sections.flatMap(({ items }) => items.filter((item) => item.kind === 'measured'))
}

export function judgedItems(rubric: Rubric): JudgedItem[] {
  return rubric.sections.flatMap(({ items }) => items.filter((item) => item.kind === 'judged'))
}

/** The most an item can give. */
export function mostOf(item: MeasuredItem | JudgedItem): Units {
  if (item.kind === 'measured') return item.max
  if (item.aspect.kind === 'judgement') return Math.max(...item.aspect.marks)
  return item.aspect.counts ? item.aspect.max : 0
}

/**
 * The judged part of a rubric as the stage of a contest, so that sheets, tablet, combination and
 * deviations are the contest's own: each section with items of the stage becomes a criterion.
 */
export function judgedStage(rubric: Rubric, judging: Judging): StageRules {
  const exact: Rounding = { round: 'none', places: 0 }
  const criteria = rubric.sections.flatMap(({ id, title, items }) => {
    const aspects = items.flatMap((item) =>
      item.kind === 'judged' && item.stage === judging.key ? [item.aspect] : [],
    )
    return aspects.length === 0 ? [] : [{ id, title, subCriteria: [{ id, title, aspects }] }]
  })
  return {
    key: judging.key,
    title: judging.title,
    places: rubric.places,
    weight: { num: 1, den: 1 },
    factor: { num: 1, den: 1 },
    seats: judging.seats,
    identity: 'named',
    scheme: {
      criteria,
      combination: judging.combination,
      rounding: { ...judging.rounding, factor: exact },
      deductions: { at: 'combined', floor: 0 },
      deviations: judging.deviations,
    },
  }
}
