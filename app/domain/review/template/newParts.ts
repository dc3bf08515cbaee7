/** What is put into a scheme when something is added; organisers write their own over it. */
import type { LocalText, Units } from '../../contest/ruleSet'
import type { Formula } from '../formula'
import type {
  ExtraItem,
  JudgedItem,
  Judging,
  MeasuredItem,
  Rubric,
  RubricSection,
  Veto,
} from '../rubric'
import type { Consequence, Rating, ReviewScheme, ReviewStageKey } from '../scheme'
import { benchmarkedItem, expertsJudging } from '../templateParts'

const FIGURE = 'achievements'

/** Points in the rubric's smallest unit. */
export const points = ({ places }: Pick<Rubric, 'places'>, whole: number): Units =>
  whole * 10 ** places

/** The first of prefix1, prefix2 and so on that is not taken. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  let n = 1
  while (taken.includes(`${prefix}${n}`)) n += 1
  return `${prefix}${n}`
}

/** A point for every one, five at most. */
export function newEach(rubric: Rubric): Extract<Formula, { kind: 'each' }> {
  const [one, five] = [points(rubric, 1), points(rubric, 5)]
  return { kind: 'each', figure: FIGURE, per: 1, points: one, cap: five }
}

export function newSection(id: string): RubricSection {
  return { id, title: { zh: '新的部分', en: 'New section' }, weight: 0, items: [] }
}

export function newMeasuredItem(
  rubric: Rubric,
  id: string,
  title: LocalText = { zh: '新的数据指标', en: 'New measured item' },
  max: Units = points(rubric, 5),
): MeasuredItem {
  const formula = { ...newEach(rubric), cap: max }
  return { kind: 'measured', id, title, max, formula, evidence: 'none' }
}

/** In the first stage that experts score in. */
export function newJudgedItem(
  rubric: Rubric,
  id: string,
  title: LocalText = { zh: '新的评审指标', en: 'New judged item' },
  max: Units = points(rubric, 10),
): JudgedItem {
  return benchmarkedItem(rubric.judging[0]?.key ?? 'paper', id, title, max)
}

export function newExtra(rubric: Rubric, id: string, title: LocalText): ExtraItem {
  return { id, title, formula: newEach(rubric) }
}

export function newVeto(id: string): Veto {
  const title = { zh: '新的否决情形', en: 'New veto' }
  return { id, title, figure: FIGURE, is: 'below', limit: 1 }
}

export function newDeclared(key: string): ReviewScheme['declared'][number] {
  return { key, title: { zh: '新的填报数据', en: 'New declared figure' } }
}

export function newRating(key: string): Rating {
  return { key, title: { zh: '新的等次', en: 'New rating' }, consequences: [{ do: 'keep' }] }
}

/** Null for a word that is no consequence. */
export function newConsequence(kind: string | undefined): Consequence | null {
  switch (kind) {
    case 'rise':
      return { do: 'rise', by: 1, highest: 5 }
    case 'keep':
      return { do: 'keep' }
    case 'fall':
      return { do: 'fall', by: 1, lowest: 0 }
    case 'setStar':
      return { do: 'setStar', star: 1 }
    case 'setLevel':
      return { do: 'setLevel', level: 'city' }
    case 'rectify':
      return { do: 'rectify', months: 3 }
    case 'remove':
      return { do: 'remove', barYears: 0 }
    default:
      return null
  }
}

const STAGE_TITLES: Partial<Record<ReviewStageKey, LocalText>> = {
  paper: { zh: '书面评审', en: 'Paper review' },
  siteVisit: { zh: '实地考察', en: 'Site visit' },
  live: { zh: '现场答辩', en: 'Live presentation' },
}

/** How experts score in a stage that is switched on; null for a stage without scoring. */
export function newJudging(key: ReviewStageKey, seats: number): Judging | null {
  const title = STAGE_TITLES[key]
  if (title === undefined) return null
  const judging = expertsJudging(key, title)
  const minKept = Math.min(judging.combination.minKept, seats)
  return { ...judging, seats, combination: { ...judging.combination, minKept } }
}
