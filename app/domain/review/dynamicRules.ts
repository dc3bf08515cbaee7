import { isCount } from '../contest/checkScheme'

/**
 * Dynamic management (动态管理) as data: what puts a studio on the list of those somebody has to
 * look at. A rule finds; a person decides and acts.
 */
export type DynamicRule = {
  readonly id: string
  /** A rule that is switched off finds nothing, and keeps its numbers. */
  readonly isOn: boolean
} & (
  | {
      /** no recorded result for so many months: rectify within `rectifyMonths` */
      readonly when: 'noResult'
      readonly months: number
      readonly rectifyMonths: number
    }
  /** the time to rectify is over: assess again within so many months, then remove */
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
  /** Counts 1, 2, 3…; 1 are the given rules. */
  readonly version: number
  readonly rules: readonly DynamicRule[]
  /** Where the numbers come from, for those who have to answer for them. */
  readonly sources: readonly string[]
}

export interface RulesInForce extends DynamicRules {
  /** The day since which they are in force; null for the given ones. */
  readonly since: string | null
}

/**
 * The given rules, in force until an organiser amends them. They are version 1 of every site, so
 * what is to be different is amended there, never here.
 */
export const DYNAMIC_RULES: DynamicRules = {
  version: 1,
  rules: [
    { id: 'noResult', isOn: true, when: 'noResult', months: 12, rectifyMonths: 3 },
    { id: 'rectifyOver', isOn: true, when: 'rectifyOver', reassessMonths: 1 },
    { id: 'twoFails', isOn: true, when: 'failsInARow', times: 2 },
    { id: 'leadGone', isOn: true, when: 'leadGone', replaceMonths: 3 },
    { id: 'unitClosed', isOn: true, when: 'unitClosed', moveMonths: 3 },
    { id: 'apprenticeshipOver', isOn: true, when: 'apprenticeshipOver', evaluateMonths: 1 },
  ],
  sources: [
    '河北省级办法（2021）：一年内无专利、论文、成果或明显效益的，限期整改，复评仍不合格的摘牌',
    '东莞：不合格的整改三个月；齐齐哈尔：领军人退休、调离或单位关闭的，撤销或更换领军人',
    '连续两年不合格摘牌、复评期限等为示例，由组委会自定',
  ],
}

/** Ten years, in months; nothing in a rule is longer, or happens more often. */
export const MOST_OF_A_RULE = 120

export interface RuleProblem {
  readonly code: 'rules.duplicateId' | 'rules.notANumber'
  readonly id: string
  /** The number that is none; null for a problem of the whole rule. */
  readonly number: string | null
}

/** What is wrong with edited rules; an empty list means that they can be evaluated. */
export function checkDynamicRules({ rules }: Pick<DynamicRules, 'rules'>): RuleProblem[] {
  return rules.flatMap((rule, index): RuleProblem[] => {
    const { id } = rule
    const isTwin = rules.findIndex((one) => one.id === id) < index
    return [
      ...(isTwin ? [{ code: 'rules.duplicateId', id, number: null } as const] : []),
      ...numbersOf(rule)
        .filter(([, value]) => !isCount(value, 1) || value > MOST_OF_A_RULE)
        .map(([number]) => ({ code: 'rules.notANumber', id, number }) as const),
    ]
  })
}

/** A rule's numbers by their names. */
export function numbersOf(rule: DynamicRule): [name: string, value: number][] {
  return Object.entries(rule).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  )
}
