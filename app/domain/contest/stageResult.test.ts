import { describe, expect, it } from 'vitest'
import { toKey, type Rational } from '../arithmetic/rational'
import type { SheetMarks } from './sheetMarks'
import { stageResult, type StageComplete } from './stageResult'
import type { StageRules } from './ruleSet'
import {
  deduction,
  dropOneEach,
  exact,
  judgement,
  mean,
  measurement,
  scheme,
  sheet,
  sheetsOf,
  stage,
  twoDecimals,
} from './testRules'

function complete(rules: StageRules, sheets: readonly SheetMarks[]): StageComplete {
  const result = stageResult(rules, sheets)
  if (result.kind === 'incomplete') throw new Error('incomplete')
  return result
}

function keys(map: ReadonlyMap<string, Rational>): Record<string, string> {
  return Object.fromEntries([...map].map(([id, value]) => [id, toKey(value)]))
}

describe('whole sheets combined', () => {
  const rules = stage('p', {
    scheme: scheme([measurement('a'), measurement('b')], {
      combination: dropOneEach,
      rounding: { panel: twoDecimals, sum: exact, factor: exact },
    }),
  })
  const five = [
    sheet('s1', { a: 4000, b: 4000 }),
    sheet('s2', { a: 4100, b: 4000 }),
    sheet('s3', { a: 4200, b: 4000 }),
    sheet('s4', { a: 4200, b: 4005 }),
    sheet('s5', { a: 5000, b: 5000 }),
  ]

  it('drops the highest and the lowest subtotal and rounds the mean', () => {
    const result = complete(rules, five)
    expect(toKey(result.sum)).toBe('2042/25')
    expect(toKey(result.exactScore)).toBe('4901/60')
    expect(result.panels).toMatchObject([
      { kept: ['s2', 's3', 's4'], dropped: [{ seat: 's5' }, { seat: 's1' }] },
    ])
    expect(result.perSeat[0]).toEqual({ seat: 's1', subtotal: { n: 80n, d: 1n }, complete: true })
  })

  it('takes the marks of aspects and criteria from the kept seats, exactly', () => {
    const result = complete(rules, five)
    expect(keys(result.aspects)).toEqual({ a: '125/3', b: '2401/60' })
    expect(keys(result.criteria)).toEqual({ A: '4901/60' })
  })

  it('is incomplete, never zero, with an absent judge below the minimum', () => {
    expect(stageResult(rules, five.slice(0, 4))).toMatchObject({
      kind: 'incomplete',
      missing: [{ level: 'stage', of: 'marks', id: 'p', have: 4, need: 5 }],
    })
  })

  it('leaves an absent judge out where fewer may be kept', () => {
    const combination = { ...dropOneEach, minKept: 2 }
    const fewer = { ...rules, scheme: { ...rules.scheme, combination } }
    expect(toKey(complete(fewer, five.slice(0, 4)).sum)).toBe('163/2')
  })

  it('leaves out a sheet on which an aspect was not scored', () => {
    const result = stageResult(rules, [...five.slice(0, 4), sheet('s5', { a: 5000 })])
    expect(result.kind).toBe('incomplete')
    expect(result.perSeat[4]).toMatchObject({ complete: false, subtotal: { n: 50n } })
  })
})

describe('judgements', () => {
  it('give the mark written for the level, combined aspect by aspect', () => {
    const rules = stage('p', {
      seats: 3,
      scheme: scheme([judgement('j', [0, 50, 120, 200]), judgement('k', [0, 30, 60, 90])], {
        combination: { ...mean, at: 'aspect', minKept: 3 },
        rounding: { panel: twoDecimals, sum: exact, factor: exact },
      }),
    })
    const result = complete(rules, [
      sheet('s1', { j: 1, k: 3 }),
      sheet('s2', { j: 2, k: 3 }),
      sheet('s3', { j: 2, k: 2 }),
    ])
    expect(keys(result.aspects)).toEqual({ j: '97/100', k: '4/5' })
    expect(keys(result.criteria)).toEqual({ A: '177/100' })
    expect(toKey(result.sum)).toBe('177/100')
    expect(toKey(result.exactScore)).toBe('53/30')
  })

  it('refuse a level that is not one of the four', () => {
    const rules = stage('p', { scheme: scheme([judgement('j')]) })
    expect(() => stageResult(rules, sheetsOf('j', 4))).toThrow(RangeError)
    expect(() => stageResult(rules, sheetsOf('j', 1.5))).toThrow(RangeError)
  })
})

describe('deductions', () => {
  const aspects = [measurement('a', { max: 200 }), deduction('d')]
  const marks = [sheet('s1', { a: 200, d: 25 }), sheet('s2', { a: 200, d: 75 })]

  it('come off each sheet down to the floor', () => {
    const rules = stage('p', {
      scheme: scheme(aspects, { deductions: { at: 'sheet', floor: 150 } }),
    })
    const result = complete(rules, marks)
    expect(result.perSeat.map(({ subtotal }) => toKey(subtotal))).toEqual(['7/4', '3/2'])
    expect(toKey(result.sum)).toBe('13/8')
    expect(keys(result.aspects)).toEqual({ a: '2/1', d: '1/2' })
  })

  it('are combined like marks and come off the sum', () => {
    const result = complete(stage('p', { scheme: scheme(aspects) }), marks)
    expect(toKey(result.sum)).toBe('3/2')
    expect(toKey(result.steps.deductions)).toBe('1/2')
    expect(keys(result.criteria)).toEqual({ A: '2/1' })
    expect(result.panels.map(({ panel }) => panel.of)).toEqual(['marks', 'deductions'])
  })

  it('leave the exact score without any rounding', () => {
    const rounding = { panel: twoDecimals, sum: exact, factor: exact }
    const sheets = [25, 25, 26].map((d, index) => sheet(`s${index}`, { a: 200, d }))
    const result = complete(stage('p', { scheme: scheme(aspects, { rounding }) }), sheets)
    expect(toKey(result.score)).toBe('7/4')
    expect(toKey(result.exactScore)).toBe('131/75')
  })

  it('never lift marks that are below the floor', () => {
    const rules = stage('p', {
      scheme: scheme(aspects, { deductions: { at: 'combined', floor: 150 } }),
    })
    expect(toKey(complete(rules, [sheet('s1', { a: 100, d: 25 })]).sum)).toBe('1/1')
    expect(toKey(complete(rules, [sheet('s1', { a: 160, d: 25 })]).sum)).toBe('3/2')
  })

  it('must be scored, also as zero', () => {
    const result = stageResult(stage('p', { scheme: scheme(aspects) }), [sheet('s1', { a: 200 })])
    expect(result).toMatchObject({ kind: 'incomplete', missing: [{ of: 'deductions', have: 0 }] })
  })

  it('cover "deduct from full": 2.00 at most, 0.25 less for each error', () => {
    const full = stage('p', {
      scheme: scheme([measurement('a', { max: 200, step: 25 }), deduction('d')]),
    })
    expect(toKey(complete(full, [sheet('s1', { a: 200, d: 75 })]).sum)).toBe('5/4')
  })
})

describe('what is only recorded', () => {
  const rules = stage('p', {
    scheme: scheme([measurement('a'), measurement('time', { counts: false })], {
      rounding: { panel: { round: 'down', places: 0 }, sum: exact, factor: exact },
    }),
  })

  it('is combined but neither summed nor rounded', () => {
    const result = complete(rules, [
      sheet('s1', { a: 5050, time: 610 }),
      sheet('s2', { a: 5050, time: 615 }),
    ])
    expect(toKey(result.sum)).toBe('50/1')
    expect(keys(result.aspects)).toEqual({ a: '101/2', time: '49/8' })
  })

  it('is needed for a result', () => {
    expect(stageResult(rules, sheetsOf('a', 5000))).toMatchObject({
      missing: [{ of: 'recorded', id: 'time', have: 0, need: 1 }],
    })
  })
})

describe('steps', () => {
  it('round the sum, then the stage factor', () => {
    const rules = stage('p', {
      factor: { num: 100, den: 80 },
      scheme: scheme([measurement('a')], {
        rounding: {
          panel: exact,
          sum: { round: 'down', places: 0 },
          factor: { round: 'up', places: 0 },
        },
      }),
    })
    const result = complete(rules, sheetsOf('a', 6150, 6250))
    expect(toKey(result.sum)).toBe('62/1')
    expect(toKey(result.steps.factor.exact)).toBe('155/2')
    expect(toKey(result.score)).toBe('78/1')
  })

  it('refuse two sheets of one seat', () => {
    const twice = [sheet('s1', { 'p.mark': 1 }), sheet('s1', { 'p.mark': 2 })]
    expect(() => stageResult(stage('p'), twice)).toThrow(RangeError)
  })
})
