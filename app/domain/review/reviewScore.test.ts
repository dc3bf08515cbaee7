import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fromKey, fromRatio, toKey } from '../arithmetic/rational'
import { openDeviations } from '../contest/deviation'
import type { OracleSheet } from '../contest/oracleStage'
import { evaluate, type Figures, type Formula } from './formula'
import { oracleReview } from './oracle'
import { randomRubric } from './randomRubric'
import { reviewScore } from './reviewScore'
import { judgedItems, judgedStage, type Rubric } from './rubric'
import { YEARLY_REVIEW } from './templates'

const { rubric } = YEARLY_REVIEW
const figures: Figures = {
  achievements: 3,
  converted: 2,
  benefitFen: 50_000_000n,
  apprentices: 8,
  highlySkilled: 2,
  hasRoster: 0,
  'kind.patent': 1,
  lateReports: 1,
  accidents: 0,
}

/** Three sheets a stage, every level the same. */
function sheets(own: Rubric, level: number, seats = 3): OracleSheet[] {
  return own.judging.flatMap(({ key }) =>
    Array.from({ length: seats }, (_, index) => ({
      entry: 'studio',
      stage: key,
      seat: `s${index}`,
      marks: new Map(
        judgedItems(own)
          .filter(({ stage }) => stage === key)
          .map(({ aspect }) => [aspect.id, level]),
      ),
    })),
  )
}

const byStage = (list: readonly OracleSheet[]) =>
  new Map(
    rubric.judging.map(({ key }) => [key, list.filter(({ stage }) => stage === key)] as const),
  )

function score(own: Rubric, given: Figures, list: readonly OracleSheet[]): string | null {
  const result = reviewScore(own, given, byStage(list))
  return result.kind === 'complete' ? toKey(result.total.value) : null
}

describe('a formula', () => {
  const apprentices: Formula = {
    kind: 'shortfall',
    figure: 'n',
    target: 10,
    full: 1000,
    minus: 100,
    floor: 200,
  }
  it.each<[string, Formula, number, string]>([
    ['ten points less one for each short', apprentices, 7, '7/1'],
    ['not below its floor', apprentices, 0, '2/1'],
    ['not above full', apprentices, 99, '10/1'],
    ['whole pairs only', { kind: 'each', figure: 'n', per: 2, points: 150, cap: 999 }, 5, '3/1'],
    ['up to the cap', { kind: 'each', figure: 'n', per: 1, points: 150, cap: 400 }, 5, '4/1'],
    ['a third exactly', { kind: 'share', figure: 'n', of: 'm', full: 100, whenNone: 0 }, 1, '1/3'],
    ['never above full', { kind: 'share', figure: 'n', of: 'm', full: 100, whenNone: 0 }, 9, '1/1'],
    [
      'nothing of nothing',
      { kind: 'share', figure: 'm', of: 'n', full: 100, whenNone: 50 },
      0,
      '1/2',
    ],
  ])('gives %s', (_, formula, n, value) => {
    expect(toKey(evaluate(formula, { n, m: 3 }, 2).value)).toBe(value)
  })

  it('says what it read and what it gave before its limits', () => {
    const trace = evaluate(apprentices, { n: 0 }, 2)
    expect(trace.figures).toEqual([{ key: 'n', value: 0n }])
    expect(trace.raw).toEqual(fromRatio(0, 1))
    expect(() => evaluate(apprentices, {}, 2)).toThrow(RangeError)
  })
})

describe("a studio's points", () => {
  it('are explained step by step', () => {
    const result = reviewScore(rubric, figures, byStage(sheets(rubric, 2)))
    if (result.kind !== 'complete') throw new Error('incomplete')
    const given = result.measured.map(({ id, points }) => [id, toKey(points.value)])
    expect(given).toEqual([
      ['achievements', '15/2'],
      // Two thirds of five, rounded to two decimals as the rubric says.
      ['converted', '333/100'],
      ['benefit', '4/1'],
      ['apprentices', '8/1'],
      // Three points for one short, two for the missing roster.
      ['skilled', '5/1'],
    ])
    expect(
      Object.fromEntries([...result.judged].map(([key, { sum }]) => [key, toKey(sum)])),
    ).toEqual({ paper: '20/1', siteVisit: '12/1', live: '16/1' })
    expect(toKey(result.base)).toBe('7583/100')
    expect(toKey(result.bonus.given)).toBe('2/1')
    expect(toKey(result.deductions.taken)).toBe('1/1')
    expect(toKey(result.total.value)).toBe('7683/100')
    expect(result.vetoes).toEqual([])
  })

  it('stay within floor and ceiling, and the bonus within its cap', () => {
    const best = {
      ...figures,
      achievements: 9,
      converted: 9,
      benefitFen: 10n ** 12n,
      apprentices: 12,
      highlySkilled: 4,
      hasRoster: 1,
      'kind.patent': 9,
      lateReports: 0,
    }
    expect(score(rubric, best, sheets(rubric, 3))).toBe('100/1')
    const worst = Object.fromEntries(Object.keys(figures).map((key) => [key, 0]))
    expect(score(rubric, { ...worst, lateReports: 9 }, sheets(rubric, 0))).toBe('0/1')
  })

  it('name the vetoes, on either side of the limit', () => {
    const vetoes = (given: Figures, own = rubric) => {
      const result = reviewScore(own, given, byStage(sheets(own, 2)))
      return result.kind === 'complete' ? result.vetoes : null
    }
    expect(vetoes({ ...figures, accidents: 1 })).toEqual(['accident'])
    const below = rubric.vetoes.map((veto) => ({
      ...veto,
      figure: 'apprentices',
      is: 'below' as const,
      limit: 8,
    }))
    expect(vetoes(figures, { ...rubric, vetoes: below })).toEqual([])
    expect(vetoes({ ...figures, apprentices: 7 }, { ...rubric, vetoes: below })).toEqual([
      'accident',
    ])
  })

  it('are incomplete, never zero, when figures or sheets are missing', () => {
    const known = Object.entries(figures).filter(([key]) => key !== 'apprentices')
    const result = reviewScore(rubric, Object.fromEntries(known), byStage(sheets(rubric, 2, 1)))
    if (result.kind !== 'incomplete') throw new Error('complete')
    expect(result.missingFigures).toEqual(['apprentices'])
    expect([...result.stages.keys()]).toEqual(['paper', 'siteVisit', 'live'])
  })

  it("use the contest's deviation rules", () => {
    const [judging] = rubric.judging
    if (!judging) throw new Error('no judging')
    const stage = judgedStage(rubric, judging)
    const apart = sheets(rubric, 3).filter(({ stage: key }) => key === judging.key)
    expect(openDeviations(stage, apart)).toEqual([])
    const low = sheets(rubric, 0).filter(({ stage: key }) => key === judging.key)
    expect(openDeviations(stage, [...apart.slice(1), ...low.slice(0, 1)])).not.toEqual([])
  })
})

describe('random reviews', () => {
  it('come out as the oracle has them, whatever the order of the sheets', () => {
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(
        randomRubric,
        fc.record({ a: fc.nat(15), b: fc.nat(15), c: fc.nat(15) }),
        fc.array(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.subarray([0, 1, 2], { minLength: 1 }),
        (own, given, levels, present) => {
          const list = sheets(own, 0)
            .filter(({ seat }) => present.includes(Number(seat.slice(1))))
            .map((sheet) => {
              const row = levels[Number(sheet.seat.slice(1))] ?? []
              const marks = [...sheet.marks.keys()].map((id, i) => [id, row[i] ?? 0] as const)
              return { ...sheet, marks: new Map(marks) }
            })
          const total = score(own, given, list)
          expect(total).toBe(oracleReview(own, given, list))
          expect(score(own, given, [...list].reverse())).toBe(total)
          seen.add(total === null)
        },
      ),
      { numRuns: 300 },
    )
    expect(seen.size).toBe(2)
  })

  it('never lose points by one more apprentice', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.nat(3), (apprentices, level) => {
        const total = (n: number) =>
          fromKey(score(rubric, { ...figures, apprentices: n }, sheets(rubric, level)) ?? '')
        expect(compare(total(apprentices + 1), total(apprentices))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
