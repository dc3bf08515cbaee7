import { describe, expect, it, test } from 'vitest'
import { toDecimal, toKey } from '../arithmetic/rational'
import type { Rounding, RuleSet } from './ruleSet'
import { stageResult } from './stageResult'
import { exact, measurement, ruleSet, scheme, sheetsOf, stage, twoDecimals } from './testRules'
import { entryTotal } from './total'

function weighted(theory: number, practical: number, changes: Partial<RuleSet> = {}) {
  const weights = { theory: { num: theory, den: 100 }, practical: { num: practical, den: 100 } }
  return ruleSet(
    [
      stage('theory', { weight: weights.theory }),
      stage('practical', { weight: weights.practical }),
    ],
    changes,
  )
}

/** The total of an entrant with these marks in units, one list of seats for each stage. */
function totalOf(rules: RuleSet, marks: Readonly<Record<string, number[]>>) {
  const results = rules.stages.flatMap((rule) => {
    const values = marks[rule.key]
    return values
      ? [[rule.key, stageResult(rule, sheetsOf(`${rule.key}.mark`, ...values))] as const]
      : []
  })
  return entryTotal(rules, new Map(results))
}

describe('entryTotal', () => {
  test.each([
    ['theory 30, practical 70', 30, 70, 8250, 9130, '88.66'],
    ['Changsha 2018: theory 20, practical 80', 20, 80, 8250, 9130, '89.54'],
    ['two decimals', 30, 70, 8251, 9133, '88.68'],
    ['practical only', 0, 100, 0, 9133, '91.33'],
  ])('%s', (_, theory, practical, theoryMark, practicalMark, expected) => {
    const marks = { theory: [theoryMark], practical: [practicalMark] }
    const total = totalOf(weighted(theory, practical), marks)
    expect(total.kind === 'complete' && toDecimal(total.total, 2)).toBe(expected)
  })

  it('rounds each weighted stage before the total, and keeps the exact total', () => {
    const down: Rounding = { round: 'down', places: 1 }
    const rules = weighted(30, 70, { rounding: { weight: down, total: twoDecimals } })
    const total = totalOf(rules, { theory: [8250], practical: [9130] })
    if (total.kind === 'incomplete') throw new Error('incomplete')
    expect(total.stages.map((part) => toDecimal(part.weighted.value, 2))).toEqual([
      '24.70',
      '63.90',
    ])
    expect(toDecimal(total.total, 2)).toBe('88.60')
    expect(toKey(total.unroundedTotal)).toBe('4433/50')
  })

  it('keeps the unrounded total exact through every rounded step', () => {
    const rounding = { panel: twoDecimals, sum: twoDecimals, factor: twoDecimals }
    const rules = ruleSet([
      stage('speech', { scheme: scheme([measurement('speech.mark')], { rounding }) }),
    ])
    const total = totalOf(rules, { speech: [901, 902, 904] })
    if (total.kind === 'incomplete') throw new Error('incomplete')
    expect(toKey(total.total)).toBe('451/50')
    expect(toKey(total.unroundedTotal)).toBe('2707/300')
  })

  it('is incomplete with a stage that is missing or short of seats', () => {
    expect(totalOf(weighted(30, 70), { theory: [8000] })).toMatchObject({
      kind: 'incomplete',
      missing: [{ stage: 'practical', gaps: [] }],
      stages: [{ stage: 'theory' }],
    })
    const combination = { ...scheme([]).combination, minKept: 2 }
    const rules = ruleSet([
      stage('p', {
        scheme: scheme([measurement('p.mark')], {
          combination,
          rounding: { panel: exact, sum: exact, factor: exact },
        }),
      }),
    ])
    expect(totalOf(rules, { p: [8000] })).toMatchObject({
      missing: [{ stage: 'p', gaps: [{ have: 1, need: 2 }] }],
    })
  })
})
