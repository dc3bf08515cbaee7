import { describe, expect, it } from 'vitest'
import { checkRuleSet } from '../../app/domain/contest/checkRuleSet'
import { MOST } from '../../app/protocol/rehearsal'
import { rehearsalForm, rehearsalForms } from './rehearsalForms'

const everySize = Array.from({ length: MOST.judges }, (_, index) => index + 1)

describe('the forms of a rehearsal', () => {
  it.each(everySize)('have rules without errors for %i judges', (judges) => {
    for (const { name, ruleSet } of rehearsalForms(judges)) {
      const errors = checkRuleSet(ruleSet).filter(({ severity }) => severity === 'error')
      expect({ form: name.en, errors }).toEqual({ form: name.en, errors: [] })
      expect(Math.max(...ruleSet.stages.map(({ seats }) => seats))).toBe(judges)
    }
  })

  it('are spread over all that boards must get right', () => {
    const rules = rehearsalForms(5).map(({ ruleSet }) => ruleSet)
    const stages = rules.flatMap((ruleSet) => ruleSet.stages)
    expect(new Set(stages.map(({ identity }) => identity))).toEqual(new Set(['coded', 'named']))
    expect(new Set(rules.map(({ stages: all }) => all.length))).toEqual(new Set([1, 2, 3]))
    expect(new Set(rules.map(({ publicMarks }) => publicMarks)).size).toBe(3)
    expect(new Set(rules.map(({ ties }) => ties.at(-1)?.by))).toEqual(
      new Set(['equal', 'decision']),
    )
    expect(new Set(stages.map(({ scheme }) => scheme.combination.at)).size).toBe(3)
    const methods = stages.map(({ scheme }) => scheme.combination.method)
    expect(new Set(methods)).toEqual(new Set(['mean', 'median', 'trimmedMean']))
    const ranges = stages.flatMap(({ scheme }) => scheme.deviations.map(({ range }) => range))
    expect(new Set(ranges)).toEqual(new Set(['levels', 'units']))
  })

  it('come in an order that the seed makes, each once before one comes again', () => {
    const count = rehearsalForms(5).length
    const names = (seed: number) =>
      Array.from({ length: count }, (_, index) => rehearsalForm(seed, index, 5).name.en)
    expect(new Set(names(7)).size).toBe(count)
    expect(names(7)).toEqual(names(7))
    expect(names(7)).not.toEqual(names(8))
    expect(rehearsalForm(7, count, 5).name).toEqual(rehearsalForm(7, 0, 5).name)
  })
})
