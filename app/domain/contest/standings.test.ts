import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fromInteger } from '../arithmetic/rational'
import { compareKeys, rankKeys } from './rankKeys'
import type { RuleSet, TieRule } from './ruleSet'
import { stageResult } from './stageResult'
import { scoringState, standings, type StandingInput } from './standings'
import { dropOneEach, measurement, ruleSet, scheme, sheet, stage, twoDecimals } from './testRules'
import { entryTotal } from './total'

type Marks = Readonly<Record<string, Readonly<Record<string, number>>>>

/** One sheet a stage: the marks by stage key and aspect, in units. */
function input(rules: RuleSet, id: string, marks: Marks, decision?: string[]): StandingInput {
  const results = rules.stages.flatMap((rule) => {
    const own = marks[rule.key]
    return own ? [[rule.key, stageResult(rule, [sheet('s1', own)])] as const] : []
  })
  const total = entryTotal(rules, new Map(results))
  if (total.kind === 'complete') {
    return { id, state: 'ranked', keys: rankKeys(rules, { id, total }, decision) }
  }
  return { id, state: scoringState(total) === 'notScored' ? 'notScored' : 'incomplete' }
}

function ranks(rules: RuleSet, entries: Readonly<Record<string, Marks>>, decision?: string[]) {
  const inputs = Object.entries(entries).map(([id, marks]) => input(rules, id, marks, decision))
  return standings(rules, inputs).map(({ id, rank, tied, decidedBy }) =>
    [id, rank, tied ? 'tied' : '-', decidedBy?.by ?? '-'].join(' '),
  )
}

function vocational(...ties: TieRule[]): RuleSet {
  const time = measurement('time', { counts: false, max: 100_000 })
  return ruleSet(
    [
      stage('theory', {
        weight: { num: 30, den: 100 },
        scheme: scheme([measurement('theory.mark')]),
      }),
      stage('practical', {
        weight: { num: 70, den: 100 },
        scheme: scheme([measurement('practical.mark'), time]),
      }),
    ],
    { ties },
  )
}

function marks(theory: number, practical: number, time = 0): Marks {
  return {
    theory: { 'theory.mark': theory },
    practical: { 'practical.mark': practical, time },
  }
}

const higherPractical: TieRule = { by: 'stage', stage: 'practical', prefer: 'higher' }
const higherTheory: TieRule = { by: 'stage', stage: 'theory', prefer: 'higher' }
const shorterTime: TieRule = { by: 'aspect', stage: 'practical', aspect: 'time', prefer: 'lower' }

describe('ties of published contests', () => {
  it('Nanning 2011: higher practical first', () => {
    const rules = vocational(higherPractical, { by: 'equal' })
    const entries = { a: marks(9000, 8000), b: marks(8300, 8300), c: marks(8300, 8300) }
    expect(ranks(rules, entries)).toEqual(['b 1 tied -', 'c 1 tied -', 'a 3 - stage'])
  })

  it('Guzhen lamp contest: shorter time, practical, theory, equal rank', () => {
    const rules = vocational(shorterTime, higherPractical, higherTheory, { by: 'equal' })
    const entries = {
      slow: marks(8300, 8300, 700),
      same1: marks(9000, 8000, 600),
      same2: marks(9000, 8000, 600),
      practical: marks(8300, 8300, 600),
      best: marks(9000, 9000, 900),
    }
    expect(ranks(rules, entries)).toEqual([
      'best 1 - -',
      'practical 2 - -',
      'same1 3 tied stage',
      'same2 3 tied -',
      'slow 5 - aspect',
    ])
  })

  it('e-commerce: module 1, 2, 3, 4', () => {
    const modules = ['1', '2', '3', '4']
    const base = scheme([])
    const criteria = modules.map((id) => ({
      ...base.criteria[0],
      id,
      title: base.criteria[0]?.title ?? { zh: '', en: '' },
      subCriteria: [{ id: `s${id}`, title: { zh: '', en: '' }, aspects: [measurement(`m${id}`)] }],
    }))
    const ties = modules.map((criterion): TieRule => ({
      by: 'criterion',
      stage: 'p',
      criterion,
      prefer: 'higher',
    }))
    const rules = ruleSet([stage('p', { scheme: { ...base, criteria } })], {
      ties: [...ties, { by: 'equal' }],
    })
    const of = (m1: number, m2: number, m3: number, m4: number): Marks => ({
      p: { m1, m2, m3, m4 },
    })
    const entries = { a: of(1, 2, 3, 4), b: of(2, 1, 3, 4), c: of(1, 2, 4, 3), d: of(1, 3, 3, 3) }
    const result = standings(
      rules,
      Object.entries(entries).map(([id, own]) => input(rules, id, own)),
    )
    expect(result.map(({ id, rank, decidedBy }) => [id, rank, decidedBy])).toEqual([
      ['b', 1, null],
      ['d', 2, ties[0]],
      ['c', 3, ties[1]],
      ['a', 4, ties[2]],
    ])
  })

  it('Hainan: no shared ranks, so a decision', () => {
    const rules = vocational({ by: 'decision' })
    const entries = { a: marks(8000, 8000), b: marks(8000, 8000), c: marks(7000, 7000) }
    expect(ranks(rules, entries)).toEqual(['a 1 tied -', 'b 1 tied -', 'c 3 - -'])
    expect(ranks(rules, entries, ['b', 'a'])).toEqual(['b 1 - -', 'a 2 - decision', 'c 3 - -'])
  })

  it('speech: extend to the third decimal, and so on', () => {
    const rounding = { panel: twoDecimals, sum: twoDecimals, factor: twoDecimals }
    const speech = stage('speech', {
      scheme: scheme([measurement('m')], { combination: dropOneEach, rounding }),
    })
    const rules = ruleSet([speech], {
      ties: [{ by: 'unroundedTotal', prefer: 'higher' }, { by: 'equal' }],
    })
    const keysOf = (id: string, ...values: number[]) => {
      const sheets = values.map((m, index) => sheet(`s${index}`, { m }))
      const total = entryTotal(rules, new Map([['speech', stageResult(speech, sheets)]]))
      if (total.kind === 'incomplete') throw new Error('incomplete')
      return { id, state: 'ranked' as const, keys: rankKeys(rules, { id, total }) }
    }
    const third = [keysOf('a', 800, 901, 902, 903, 999), keysOf('b', 800, 901, 902, 904, 999)]
    expect(standings(rules, third)).toMatchObject([
      { id: 'b', rank: 1, decidedBy: null },
      { id: 'a', rank: 2, decidedBy: { by: 'unroundedTotal' } },
    ])
  })
})

describe('standings', () => {
  const ranked = (id: string, ...keys: number[]): StandingInput => ({
    id,
    state: 'ranked',
    keys: keys.map(fromInteger),
  })

  it('ranks 1, 2, 2, 4', () => {
    const entries = [ranked('d', 1), ranked('c', 2), ranked('b', 2), ranked('a', 3)]
    const result = standings({ ties: [{ by: 'equal' }] }, entries)
    expect(result.map(({ id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ])
  })

  it('lists entries without a rank after the others, by state', () => {
    const states = ['disqualified', 'withdrawn', 'absent', 'notScored', 'incomplete'] as const
    const others = states.map((state) => ({ id: state, state }))
    const result = standings({ ties: [{ by: 'equal' }] }, [...others, ranked('a', 1)])
    expect(result.map(({ id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['incomplete', null],
      ['notScored', null],
      ['absent', null],
      ['withdrawn', null],
      ['disqualified', null],
    ])
  })

  it('tells not scored from incomplete', () => {
    const rules = vocational({ by: 'equal' })
    expect(input(rules, 'a', {}).state).toBe('notScored')
    expect(input(rules, 'a', { theory: { 'theory.mark': 1 } }).state).toBe('incomplete')
  })

  it('does not depend on the order of entries', () => {
    const entries = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), keys: fc.tuple(fc.nat(3), fc.nat(2)) }),
      { selector: ({ id }) => id },
    )
    const shuffled = entries.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    )
    const board = (list: { id: string; keys: [number, number] }[]) =>
      standings(
        { ties: [{ by: 'unroundedTotal', prefer: 'higher' }, { by: 'equal' }] },
        list.map(({ id, keys }) => ranked(id, ...keys)),
      )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(board(other)).toEqual(board(list))
      }),
    )
  })
})

describe('rankKeys', () => {
  test.each([
    { by: 'stage', stage: 'none', prefer: 'higher' },
    { by: 'aspect', stage: 'theory', aspect: 'none', prefer: 'higher' },
  ] as const)('refuses a rule for what is not there: %o', (rule) => {
    expect(() => input(vocational(rule), 'a', marks(1, 1))).toThrow(RangeError)
  })

  it('compares key by key', () => {
    const [one, two] = [fromInteger(1), fromInteger(2)]
    expect(compareKeys([two, one], [one, two])).toBeLessThan(0)
    expect(compareKeys([one, one], [one, two])).toBeGreaterThan(0)
    expect(compareKeys([one, one], [one, one])).toBe(0)
  })
})
