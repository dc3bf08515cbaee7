import { isCount } from '../contest/checkScheme'

/**
 * Dynamic management (动态管理) as data: what puts a studio on the list of those somebody has to
 * look at. A rule finds; a person decides and acts.
 */
export type DynamicRule = { readonly id: string } & (
  | {
      /** no recorded result for so many months: rectify within `rectifyMonths` */
      readonly when: 'noResult'
      readonly months: number
      readonly rectifyMonths: number
    }
  /** the time to rectify is over: assess again within so many months */
  | { readonly when: 'rectifyOver'; readonly reassessMonths: number }
  /** so many failed reviews one after the other: remove */
  | { readonly when: 'failsInARow'; readonly times: number }
  /** the lead has retired or moved: replace within so many months, or cancel */
  | { readonly when: 'leadGone'; readonly replaceMonths: number }
  /** the unit is closed: move to another or cancel within so many months */
  | { readonly when: 'unitClosed'; readonly moveMonths: number }
  /** an apprenticeship has run out unevaluated: evaluate within so many months */
  | { readonly when: 'apprenticeshipOver'; readonly evaluateMonths: number }
)

export interface DynamicRules {
  readonly version: string
  readonly rules: readonly DynamicRule[]
  /** Where the numbers come from, for those who have to answer for them. */
  readonly sources: readonly string[]
}

export const DYNAMIC_RULES: DynamicRules = {
  version: '2021.1',
  rules: [
    { id: 'noResult', when: 'noResult', months: 12, rectifyMonths: 3 },
    { id: 'rectifyOver', when: 'rectifyOver', reassessMonths: 1 },
    { id: 'twoFails', when: 'failsInARow', times: 2 },
    { id: 'leadGone', when: 'leadGone', replaceMonths: 3 },
    { id: 'unitClosed', when: 'unitClosed', moveMonths: 3 },
    { id: 'apprenticeshipOver', when: 'apprenticeshipOver', evaluateMonths: 1 },
  ],
  sources: [
    '河北省级办法（2021）：一年内无专利、论文、成果或明显效益的，限期整改，复评仍不合格的摘牌',
    '东莞：不合格的整改三个月；齐齐哈尔：领军人退休、调离或单位关闭的，撤销或更换领军人',
    '连续两年不合格摘牌、复评期限等为示例，由组委会自定',
  ],
}

export interface RuleProblem {
  readonly code: 'rules.duplicateId' | 'rules.notANumber'
  readonly id: string
}

/** What is wrong with edited rules; an empty list means that they can be evaluated. */
export function checkDynamicRules({ rules }: Pick<DynamicRules, 'rules'>): RuleProblem[] {
  return rules.flatMap((rule, index): RuleProblem[] => {
    const problems: RuleProblem[] = []
    if (rules.findIndex(({ id }) => id === rule.id) < index) {
      problems.push({ code: 'rules.duplicateId', id: rule.id })
    }
    if (!numbersOf(rule).every((number) => isCount(number, 1))) {
      problems.push({ code: 'rules.notANumber', id: rule.id })
    }
    return problems
  })
}

function numbersOf(rule: DynamicRule): number[] {
  switch (rule.when) {
    case 'noResult':
      return [rule.months, rule.rectifyMonths]
    case 'rectifyOver':
      return [rule.reassessMonths]
    case 'failsInARow':
      return [rule.times]
    case 'leadGone':
      return [rule.replaceMonths]
    case 'unitClosed':
      return [rule.moveMonths]
    case 'apprenticeshipOver':
      return [rule.evaluateMonths]
  }
}
