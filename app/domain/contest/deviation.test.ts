import { describe, expect, it, test } from 'vitest'
import { openDeviations } from './deviation'
import type { Deviation } from './ruleSet'
import {
  deduction,
  judgement,
  mean,
  measurement,
  scheme,
  sheet,
  sheetsOf,
  stage,
} from './testRules'

function judged(...deviations: Deviation[]) {
  return stage('p', { scheme: scheme([judgement('j'), measurement('m')], { deviations }) })
}

describe('levels of judgement', () => {
  const rules = judged({ level: 'aspect', range: 'levels', limit: 1 })

  test.each([
    [
      [0, 1, 2],
      ['s1', 's3'],
    ],
    [[1, 2, 2], null],
    [[1, 1, 3], ['s3']],
    [[3, 0, 0], ['s1']],
    [[2], null],
    [[], null],
  ])('%j is open for %j', (levels, farthest) => {
    const open = openDeviations(rules, sheetsOf('j', ...levels))
    expect(open.map((deviation) => deviation.farthest)).toEqual(farthest ? [farthest] : [])
  })

  it('tells the seats with their levels, the range and the limit', () => {
    expect(openDeviations(rules, sheetsOf('j', 0, 1, 2).reverse())).toEqual([
      {
        level: 'aspect',
        id: 'j',
        measuredIn: 'levels',
        seats: [
          { seat: 's1', value: 0 },
          { seat: 's2', value: 1 },
          { seat: 's3', value: 2 },
        ],
        range: 2,
        limit: 1,
        farthest: ['s1', 's3'],
      },
    ])
  })
})

describe('units', () => {
  it('compare the marks of an aspect, a judgement by its written mark', () => {
    const rules = judged({ level: 'aspect', range: 'units', limit: 150 })
    const open = openDeviations(rules, [
      sheet('s1', { j: 1, m: 500 }),
      sheet('s2', { j: 3, m: 650 }),
    ])
    expect(open).toMatchObject([{ id: 'j', range: 200 }])
  })

  it('leave alone what is only recorded', () => {
    const deviations: Deviation[] = [{ level: 'aspect', range: 'units', limit: 0 }]
    const time = measurement('time', { counts: false })
    const rules = stage('p', { scheme: scheme([time], { deviations }) })
    expect(openDeviations(rules, sheetsOf('time', 100, 900))).toEqual([])
  })

  it('compare subtotals of a sub criterion, without incomplete sheets', () => {
    const rules = judged({ level: 'subCriterion', range: 'units', limit: 100 })
    const two = [sheet('s1', { j: 1, m: 500 }), sheet('s2', { j: 2, m: 501 })]
    expect(openDeviations(rules, [...two, sheet('s3', { m: 0 })])).toMatchObject([
      { level: 'subCriterion', id: 'A1', range: 101, limit: 100 },
    ])
    expect(openDeviations(rules, two.slice(0, 1))).toEqual([])
  })

  it('compare the subtotals of whole sheets after their own deductions', () => {
    const deviations: Deviation[] = [{ level: 'stage', range: 'units', limit: 100 }]
    const aspects = [measurement('m'), deduction('d')]
    const sheets = [sheet('s1', { m: 500, d: 0 }), sheet('s2', { m: 500, d: 200 })]
    const onSheet = scheme(aspects, {
      combination: mean,
      deviations,
      deductions: { at: 'sheet', floor: 0 },
    })
    expect(openDeviations(stage('p', { scheme: onSheet }), sheets)).toMatchObject([
      { level: 'stage', id: 'p', range: 200 },
    ])
    const combined = scheme(aspects, { combination: mean, deviations })
    expect(openDeviations(stage('p', { scheme: combined }), sheets)).toEqual([])
  })
})
