import { describe, expect, it, test } from 'vitest'
import { checkRuleSet } from './checkRuleSet'
import type { MarkingScheme, RuleSet, StageRules, TieRule } from './ruleSet'
import {
  deduction,
  dropOneEach,
  judgement,
  mean,
  measurement,
  ruleSet,
  scheme,
  stage,
} from './testRules'

function codes(rules: RuleSet): string[] {
  return checkRuleSet(rules).map(({ code }) => code)
}

function withStage(changes: Partial<StageRules>): RuleSet {
  return ruleSet([stage('p', changes)])
}

function withScheme(changes: Partial<MarkingScheme>): RuleSet {
  return withStage({ scheme: scheme([measurement('a'), deduction('d')], changes) })
}

function withAspect(...aspects: Parameters<typeof scheme>[0]): RuleSet {
  return withStage({ scheme: scheme([measurement('a'), ...aspects]) })
}

function withTies(...ties: TieRule[]): RuleSet {
  return ruleSet([stage('p')], { ties })
}

const base = scheme([measurement('a')])

describe('checkRuleSet', () => {
  it('accepts a sound rule set', () => {
    expect(checkRuleSet(withScheme({ combination: dropOneEach }))).toEqual([])
  })

  it('tells where a problem is and with what values', () => {
    expect(checkRuleSet(withScheme({ combination: { ...dropOneEach, minKept: 4 } }))).toEqual([
      {
        code: 'minKeptUnreachable',
        severity: 'error',
        path: 'stages.0.scheme.combination',
        params: { need: 6, seats: 5 },
      },
    ])
  })

  test.each<[string, RuleSet]>([
    ['noStages', ruleSet([])],
    ['weightsDoNotSumToOne', withStage({ weight: { num: 99, den: 100 } })],
    ['ratioInvalid', withStage({ weight: { num: 1, den: 0 } })],
    ['ratioInvalid', withStage({ factor: { num: 0, den: 1 } })],
    ['placesInvalid', withStage({ places: 1.5 })],
    ['seatsInvalid', withStage({ seats: 2.5 })],
    ['nothingCounts', withStage({ scheme: scheme([deduction('d')]) })],
    [
      'emptySubCriterion',
      withStage({
        scheme: {
          ...base,
          criteria: [
            ...base.criteria,
            {
              id: 'B',
              title: { zh: '', en: '' },
              subCriteria: [{ id: 'B1', title: { zh: '', en: '' }, aspects: [] }],
            },
          ],
        },
      }),
    ],
    [
      'emptyCriterion',
      withStage({
        scheme: {
          ...base,
          criteria: [...base.criteria, { id: 'B', title: { zh: '', en: '' }, subCriteria: [] }],
        },
      }),
    ],
    ['duplicateId', withAspect(measurement('a'))],
    ['maxInvalid', withAspect(measurement('b', { max: 0 }))],
    ['stepInvalid', withAspect(measurement('b', { step: 0 }))],
    ['stepDoesNotDivideMax', withAspect(measurement('b', { max: 200, step: 30 }))],
    ['marksInvalid', withAspect(judgement('j', [0, 1.5, 2, 3]))],
    ['marksDecrease', withAspect(judgement('j', [0, 20, 10, 30]))],
    ['dropsInvalid', withScheme({ combination: { ...dropOneEach, dropLow: -1 } })],
    ['dropsUnused', withScheme({ combination: { ...mean, dropHigh: 1 } })],
    ['minKeptInvalid', withScheme({ combination: { ...mean, minKept: 0 } })],
    ['sumWithFewerSeats', withScheme({ combination: { ...mean, method: 'sum' } })],
    ['limitInvalid', withScheme({ deviations: [{ level: 'stage', range: 'units', limit: -1 }] })],
    [
      'deviationWithoutJudgement',
      withScheme({ deviations: [{ level: 'aspect', range: 'levels', limit: 1 }] }),
    ],
    ['floorInvalid', withScheme({ deductions: { at: 'combined', floor: 0.5 } })],
    [
      'deductionsNeedStage',
      withScheme({ deductions: { at: 'sheet', floor: 0 }, combination: { ...mean, at: 'aspect' } }),
    ],
    [
      'placesInvalid',
      withScheme({ rounding: { ...base.rounding, panel: { round: 'up', places: -1 } } }),
    ],
    ['tiesDoNotEnd', withTies()],
    ['tiesDoNotEnd', withTies({ by: 'unroundedTotal', prefer: 'higher' })],
    ['tieAfterEnd', withTies({ by: 'equal' }, { by: 'decision' })],
    ['tieUnknownStage', withTies({ by: 'stage', stage: 'x', prefer: 'higher' }, { by: 'equal' })],
    [
      'tieUnknownCriterion',
      withTies({ by: 'criterion', stage: 'p', criterion: 'Z', prefer: 'higher' }, { by: 'equal' }),
    ],
    [
      'tieUnknownAspect',
      withTies({ by: 'aspect', stage: 'p', aspect: 'z', prefer: 'lower' }, { by: 'equal' }),
    ],
    ['zonePointsInvalid', ruleSet([stage('p')], { zonePoints: [5, -1] })],
    ['zonePointsIncrease', ruleSet([stage('p')], { zonePoints: [3, 5] })],
  ])('reports %s', (code, rules) => {
    expect(codes(rules)).toEqual([code])
  })

  it('reports a stage key used twice', () => {
    const half = { weight: { num: 1, den: 2 } }
    expect(codes(ruleSet([stage('p', half), stage('p', half)]))).toEqual(['duplicateId'])
  })

  it('only warns of an unusual number of criteria in WorldSkills schemes', () => {
    expect(checkRuleSet(ruleSet([stage('p')], { template: 'worldskills' }))).toMatchObject([
      { code: 'worldskillsCriteria', severity: 'warning', params: { count: 1 } },
    ])
  })
})
