import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Formula } from '~/domain/review/formula'
import { randomRubric } from '~/domain/review/randomRubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { REVIEW_TEMPLATES, YEARLY_REVIEW } from '~/domain/review/templates'
import { parseReviewScheme } from './reviewScheme'

const roundTrip = (scheme: ReviewScheme) => parseReviewScheme(JSON.stringify(scheme))

const deduction = (formula: Formula): ReviewScheme => ({
  ...YEARLY_REVIEW,
  rubric: {
    ...YEARLY_REVIEW.rubric,
    deductions: [{ id: 'x', title: { zh: '扣分', en: 'Deduction' }, formula }],
  },
})

function nested(depth: number): Formula {
  const leaf = { kind: 'each', figure: 'a', per: 1, points: 1, cap: 1 } as const
  return depth === 0 ? leaf : { kind: 'sum', parts: [nested(depth - 1)], floor: 0, cap: 1 }
}

describe('a stored review scheme', () => {
  it.each(REVIEW_TEMPLATES)('is read as it was written: $template', (scheme) => {
    expect(roundTrip(scheme)).toEqual(scheme)
  })

  it('is read as it was written, whatever its rubric, deadlines and notice', () => {
    const day = fc.constantFrom('2021-11-05', null)
    const notice = fc.constantFrom(
      null,
      { unit: 'hours' as const, length: 48 },
      { unit: 'days' as const, length: 7, firstDay: 'same' as const },
    )
    fc.assert(
      fc.property(randomRubric, day, notice, (rubric, deadline, period) => {
        const stages = YEARLY_REVIEW.stages.map(({ key }) => ({ key, deadline }))
        const scheme = { ...YEARLY_REVIEW, rubric, stages, notice: period }
        expect(roundTrip(scheme)).toEqual(scheme)
      }),
    )
  })

  it('is read as it was written, whatever the most of its declared figures, if it says so', () => {
    const most = fc.option(fc.integer({ min: 1, max: 1_000_000_000_000_000 }), { nil: undefined })
    fc.assert(
      fc.property(fc.array(most, { maxLength: 50 }), (list) => {
        const declared = figures(list.length).map((figure, index) => {
          const max = list[index]
          return max === undefined ? figure : { ...figure, max }
        })
        expect(roundTrip({ ...YEARLY_REVIEW, declared }).declared).toEqual(declared)
      }),
    )
  })

  it('is refused with a most that no figure can have', () => {
    const bad = fc.oneof(
      fc.integer({ max: 0 }),
      fc.double({ noInteger: true, noNaN: true }),
      fc.integer({ min: 1_000_000_000_000_001, max: Number.MAX_SAFE_INTEGER }),
      fc.constantFrom('1', null),
    )
    fc.assert(
      fc.property(bad, (max) => {
        const declared = figures(1).map((figure) => ({ ...figure, max }))
        const json = JSON.stringify({ ...YEARLY_REVIEW, declared })
        expect(() => parseReviewScheme(json)).toThrow(/declared/)
      }),
    )
  })

  it('may add sums within sums, but not without end', () => {
    expect(roundTrip(deduction(nested(4)))).toEqual(deduction(nested(4)))
    expect(() => roundTrip(deduction(nested(5)))).toThrow(/rubric/)
  })

  it.each<[string, object]>([
    ['a field that nobody reads', { ...YEARLY_REVIEW, extra: 1 }],
    ['a day that does not exist', { ...YEARLY_REVIEW, scope: dated('2021-02-30') }],
    ['a title without words', { ...YEARLY_REVIEW, title: { zh: '', en: 'x' } }],
    ['half a point of the smallest unit', withCap(0.5)],
    ['more points than can be meant', withCap(100_000_001)],
    ['more figures than a form can show', { ...YEARLY_REVIEW, declared: figures(51) }],
  ])('is refused with %s', (_what, scheme) => {
    expect(() => parseReviewScheme(JSON.stringify(scheme))).toThrow()
  })

  it('is refused when it is no JSON at all', () => {
    expect(() => parseReviewScheme('{')).toThrow(SyntaxError)
  })
})

function dated(namedBefore: string): ReviewScheme['scope'] {
  return { ...YEARLY_REVIEW.scope, namedBefore }
}

function withCap(cap: number): ReviewScheme {
  const { rubric } = YEARLY_REVIEW
  return { ...YEARLY_REVIEW, rubric: { ...rubric, bonus: { ...rubric.bonus, cap } } }
}

function figures(count: number): ReviewScheme['declared'] {
  return Array.from({ length: count }, (_, index) => ({
    key: `figure${index}`,
    title: { zh: '数', en: 'Number' },
  }))
}
