import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCycleEvent, foldCycle } from './applyCycle'
import { fileAssessment, itemsWithEvidence, saveAssessment } from './decideAssessment'
import { figureRefusal, figureTyped, mostOfFigure } from './declaredFigure'
import { figuresRead } from './rubric'
import { YEARLY_REVIEW } from './templates'

describe('a declared figure', () => {
  it('is a whole number from zero, however wide or spaced it was typed', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n - 1n), fc.boolean(), (value, isWide) => {
        const text = isWide ? String(value).replace(/\d/g, wide) : ` ${value} `
        expect(figureTyped(text)).toBe(String(value))
        expect(figureRefusal(YEARLY_REVIEW, 'accidents', figureTyped(text))).toBeNull()
      }),
    )
  })

  it.each(['-3', 'abc', '1.5', '', '1'.repeat(16), '1e3', '１', '没有'])('is not “%s”', (text) => {
    expect(figureRefusal(YEARLY_REVIEW, 'accidents', text)).toBe('review.badFigure')
  })

  it('is at most what its scheme says, and without that as much as a figure can be', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1 }), (value, max) => {
        const [first] = YEARLY_REVIEW.declared
        const figure = { key: 'x', title: first?.title ?? { zh: '', en: '' } }
        const refusal = value > max ? 'review.figureTooBig' : null
        const declared = [{ ...figure, max }]
        expect(figureRefusal({ declared }, 'x', String(value))).toBe(refusal)
        expect(figureRefusal({ declared: [figure] }, 'x', String(value))).toBeNull()
      }),
    )
    expect(mostOfFigure(YEARLY_REVIEW, 'hasRoster')).toBe(1)
    expect(mostOfFigure(YEARLY_REVIEW, 'accidents')).toBeNull()
  })
})

describe('a self-assessment', () => {
  const cycle = () =>
    foldCycle([
      {
        kind: 'cycle.opened',
        payload: {
          ...{ cycle: 'c', year: 2021, scheme: YEARLY_REVIEW, sample: true },
          reviews: [
            {
              ...{ review: 'r', studio: 's', unit: 'u1', zone: 'a' },
              ...{ level: 'city', star: 3, figures: {} },
            },
          ],
        },
      },
      { kind: 'cycle.moved', payload: { to: 'selfAssessment', reason: '' } },
    ])
  const reviewOf = (state: ReturnType<typeof cycle>) => {
    const review = state.reviews.get('r')
    if (!review) throw new Error('There is no review')
    return review
  }

  it.each([
    ['0', true],
    ['1', true],
    ['2', 'review.figureTooBig'],
    ['-1', 'review.badFigure'],
  ])('that declares %s where one is the most', (hasRoster, expected) => {
    const state = cycle()
    const saved = { declared: { hasRoster }, statements: {} }
    const decided = saveAssessment(state, reviewOf(state), saved)
    expect(decided.ok || decided.code).toBe(expected)
  })

  it('is not filed with more than that', () => {
    const file = (hasRoster: string) => {
      const state = cycle()
      const declared = { highlySkilled: '0', lateReports: '0', accidents: '0', hasRoster }
      applyCycleEvent(state, {
        kind: 'assessment.saved',
        payload: { review: 'r', declared, statements: {} },
      })
      const decided = fileAssessment(state, reviewOf(state), {
        register: Object.fromEntries(figuresRead(YEARLY_REVIEW.rubric).map((key) => [key, '0'])),
        withEvidence: new Set(itemsWithEvidence(YEARLY_REVIEW.rubric)),
        ...{ toEnd: null, now: new Date('2021-04-01T00:00:00Z') },
      })
      return decided.ok || decided.code
    }
    expect(file('1')).toBe(true)
    expect(file('5')).toBe('review.figureTooBig')
  })
})

function wide(digit: string): string {
  return String.fromCodePoint(0xff10 + Number(digit))
}
