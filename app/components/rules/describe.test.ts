import { expect, it } from 'vitest'
import type { Combination, RuleSet } from '~/domain/contest/ruleSet'
import { summariseRules } from '~/domain/contest/ruleSummary'
import { dropOneEach, ruleSet, stage } from '~/domain/contest/testRules'
import { textsOf } from '~/locales/texts.server'
import { combinationText, ruleLine, tiesText, weightText } from './describe'

const zh = textsOf('zh').getFixedT(null, 'board')
const en = textsOf('en').getFixedT(null, 'board')
const chinese = (text: { zh: string }) => text.zh

function rules(changes: Partial<RuleSet>): RuleSet {
  const title = { zh: '实操', en: 'Practical' }
  const base = stage('practical', { title })
  return ruleSet([{ ...base, scheme: { ...base.scheme, combination: dropOneEach } }], changes)
}

it('says a rule set in one line', () => {
  const ties: RuleSet['ties'] = [
    { by: 'stage', stage: 'practical', prefer: 'higher' },
    { by: 'equal' },
  ]
  expect(ruleLine(summariseRules(rules({ ties })), zh, chinese)).toBe(
    '去掉一个最高分和一个最低分取平均，同分比实操成绩',
  )
  expect(ruleLine(summariseRules(rules({})), zh, chinese)).toBe(
    '去掉一个最高分和一个最低分取平均，同分并列',
  )
})

it('says all tie rules in order, and how they end', () => {
  const { ties } = summariseRules(
    rules({
      ties: [
        { by: 'stage', stage: 'practical', prefer: 'lower' },
        { by: 'unroundedTotal', prefer: 'higher' },
        { by: 'decision' },
      ],
    }),
  )
  expect(tiesText(ties, zh, chinese)).toBe(
    '同分比实操（少者优先），再比未取舍的总分，仍同分由裁判长裁定',
  )
})

it('says how marks are combined', () => {
  const uneven: Combination = { ...dropOneEach, dropHigh: 2, dropLow: 1 }
  expect(combinationText(uneven, zh)).toBe('去掉 2 个最高分，去掉 1 个最低分，取平均')
  expect(combinationText({ ...dropOneEach, method: 'median' }, en)).toBe('median of all judges')
})

it('writes whole percentages, and fractions as they are', () => {
  expect(weightText({ num: 3, den: 10 })).toBe('30%')
  expect(weightText({ num: 1, den: 3 })).toBe('1/3')
})
