import { describe, expect, it } from 'vitest'
import { checkRuleSet } from '~/domain/contest/checkRuleSet'
import type { RuleSet } from '~/domain/contest/ruleSet'
import { parseRuleSet } from '~/protocol/ruleSet'
import { ruleSets } from './ruleSets'

const fullMarks = (stage: RuleSet['stages'][number]): number => {
  const aspects = stage.scheme.criteria.flatMap((criterion) =>
    criterion.subCriteria.flatMap((sub) => sub.aspects),
  )
  return aspects.reduce((sum, aspect) => {
    if (aspect.kind === 'judgement') return sum + aspect.marks[3]
    return aspect.kind === 'measurement' && aspect.counts ? sum + aspect.max : sum
  }, 0)
}

describe.each(Object.entries(ruleSets))('rule set of %s', (_slug, ruleSet: RuleSet) => {
  it('is well formed and consistent', () => {
    expect(parseRuleSet(JSON.stringify(ruleSet))).toEqual(ruleSet)
    expect(checkRuleSet(ruleSet)).toEqual([])
  })

  it('gives every stage exactly 100 marks', () => {
    for (const stage of ruleSet.stages) {
      expect(`${stage.key} ${fullMarks(stage)}`).toBe(`${stage.key} 10000`)
    }
  })
})
