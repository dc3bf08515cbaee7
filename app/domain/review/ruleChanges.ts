import { numbersOf, type DynamicRule } from './dynamicRules'

/** One difference between two versions of the rules. */
export type RuleChange =
  | { readonly what: 'on' | 'off'; readonly rule: string }
  | {
      readonly what: 'number'
      readonly rule: string
      readonly number: string
      readonly from: number
      readonly to: number
    }

/** What an amendment changed, rule by rule. A rule that came anew counts as switched on. */
export function ruleChanges(
  before: readonly DynamicRule[],
  after: readonly DynamicRule[],
): RuleChange[] {
  return after.flatMap((rule): RuleChange[] => {
    const old = before.find(({ id }) => id === rule.id)
    const was = new Map(old && numbersOf(old))
    const isSwitched = (old?.isOn ?? false) !== rule.isOn
    return [
      ...(isSwitched ? [{ what: rule.isOn ? 'on' : 'off', rule: rule.id } as const] : []),
      ...numbersOf(rule).flatMap(([number, to]): RuleChange[] => {
        const from = was.get(number)
        if (from === undefined || from === to) return []
        return [{ what: 'number', rule: rule.id, number, from, to }]
      }),
    ]
  })
}
