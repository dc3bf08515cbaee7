/** What the rubrics of the templates are put together from. */
import type { Judgement, LocalText, Rounding, Units } from '../contest/ruleSet'
import type { Judging, JudgedItem } from './rubric'

export const twoDecimals: Rounding = { round: 'halfUp', places: 2 }
const exact: Rounding = { round: 'none', places: 0 }

const benchmarks: Judgement['benchmarks'] = [
  { zh: '未开展或无材料', en: 'Not done, or nothing to show' },
  { zh: '基本达到要求', en: 'Meets the requirement in the main' },
  { zh: '达到要求，部分突出', en: 'Meets the requirement, stands out in part' },
  { zh: '全面突出，可作示范', en: 'Outstanding throughout, an example to others' },
]

/** A criterion on four written levels worth nothing, half, four fifths and all of `max`. */
export function benchmarkedItem(
  stage: string,
  id: string,
  title: LocalText,
  max: Units,
): JudgedItem {
  const marks: Judgement['marks'] = [0, Math.round(max / 2), Math.round((max * 4) / 5), max]
  const aspect: Judgement = { kind: 'judgement', id, title, marks, benchmarks }
  return { kind: 'judged', stage, aspect, evidence: stage === 'paper' ? 'required' : 'none' }
}

export function judged(stage: string, id: string, zh: string, en: string, max: Units): JudgedItem {
  return benchmarkedItem(stage, id, { zh, en }, max)
}

/** Three experts, their mean; levels more than one apart are looked at again. */
export function expertsJudging(key: string, title: LocalText): Judging {
  return {
    key,
    title,
    seats: 3,
    combination: { at: 'aspect', method: 'mean', dropHigh: 0, dropLow: 0, minKept: 2 },
    rounding: { panel: twoDecimals, sum: exact },
    deviations: [{ level: 'aspect', range: 'levels', limit: 1 }],
  }
}

export function judging(key: string, zh: string, en: string): Judging {
  return expertsJudging(key, { zh, en })
}
