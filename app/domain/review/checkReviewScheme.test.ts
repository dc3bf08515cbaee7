import { describe, expect, it } from 'vitest'
import { checkReviewScheme } from './checkReviewScheme'
import type { Formula } from './formula'
import type { Rubric } from './rubric'
import type { Rating, ReviewScheme } from './scheme'
import { REVIEW_TEMPLATES, STAR_NAMING, YEARLY_REVIEW } from './templates'

const REGISTER = ['achievements', 'converted', 'benefitFen', 'apprentices', 'kind.patent']
const codes = (scheme: ReviewScheme) => [
  ...new Set(checkReviewScheme(scheme, REGISTER).map(({ code }) => code)),
]
const withRubric = (changes: Partial<Rubric>): ReviewScheme => ({
  ...YEARLY_REVIEW,
  rubric: { ...YEARLY_REVIEW.rubric, ...changes },
})
const withDeduction = (formula: Formula): ReviewScheme =>
  withRubric({ deductions: [{ id: 'x', title: { zh: '', en: '' }, formula }] })
const withConsequences = (consequences: Rating['consequences']): ReviewScheme => ({
  ...YEARLY_REVIEW,
  ratings: YEARLY_REVIEW.ratings.map((rating) => ({ ...rating, consequences })),
})
const thresholds = (first: number, second: number): ReviewScheme => ({
  ...YEARLY_REVIEW,
  rule: {
    by: 'thresholds',
    atLeast: [
      { rating: 'excellent', points: first },
      { rating: 'pass', points: second },
    ],
  },
})
const { rubric, stages, experts, scope } = YEARLY_REVIEW
const each = { kind: 'each', figure: 'achievements', per: 1, points: 100, cap: 300 } as const

describe('a review scheme', () => {
  it.each(REVIEW_TEMPLATES)('that comes as a template adds up: $template', (scheme) => {
    expect(checkReviewScheme(scheme, REGISTER)).toEqual([])
  })

  it.each<[string, ReviewScheme]>([
    ['scopeEmpty', { ...YEARLY_REVIEW, scope: { ...scope, stars: [] } }],
    ['starInvalid', { ...YEARLY_REVIEW, scope: { ...scope, stars: [6] } }],
    ['dateInvalid', { ...YEARLY_REVIEW, scope: { ...scope, namedBefore: '2021-02-30' } }],
    ['stagesInvalid', { ...YEARLY_REVIEW, stages: [...stages].reverse() }],
    ['stagesInvalid', { ...YEARLY_REVIEW, stages: stages.filter((s) => s.key !== 'meeting') }],
    ['judgingNotAStage', { ...YEARLY_REVIEW, stages: stages.filter((s) => s.key !== 'live') }],
    [
      'deadlinesOutOfOrder',
      {
        ...YEARLY_REVIEW,
        stages: stages.map((stage, index) => ({ ...stage, deadline: `2021-11-${20 - index}` })),
      },
    ],
    [
      'duplicateId',
      { ...YEARLY_REVIEW, declared: [...YEARLY_REVIEW.declared, ...YEARLY_REVIEW.declared] },
    ],
    ['unknownFigure', { ...YEARLY_REVIEW, declared: [] }],
    ['rubricTotal', withRubric({ total: 9000 })],
    ['sectionWeight', withRubric({ sections: rubric.sections.map((s) => ({ ...s, items: [] })) })],
    ['rangeInvalid', withRubric({ ceiling: 9000 })],
    ['rangeInvalid', withRubric({ ceiling: 11_000 })],
    ['pointsInvalid', withRubric({ bonus: { items: [], cap: -1 } })],
    ['unknownJudging', withRubric({ judging: rubric.judging.slice(1) })],
    [
      'judgingUnused',
      withRubric({ judging: rubric.judging.map((one) => ({ ...one, key: `${one.key}2` })) }),
    ],
    ['seatsInvalid', withRubric({ judging: rubric.judging.map((one) => ({ ...one, seats: 0 })) })],
    [
      'formulaNotMax',
      withRubric({
        sections: rubric.sections.map((section) => ({
          ...section,
          items: section.items.map((item) =>
            item.kind === 'measured' ? { ...item, formula: each } : item,
          ),
        })),
      }),
    ],
    ['unknownFigure', withDeduction({ ...each, figure: 'unheardOf' })],
    ['formulaInvalid', withDeduction({ ...each, per: 0 })],
    ['formulaInvalid', withDeduction({ kind: 'steps', figure: 'apprentices', steps: [] })],
    ['formulaInvalid', withDeduction({ kind: 'sum', parts: [], floor: 0, cap: 1 })],
    ['formulaNegative', withDeduction({ kind: 'sum', parts: [each], floor: -1, cap: 1 })],
    ['limitInvalid', withRubric({ vetoes: rubric.vetoes.map((one) => ({ ...one, limit: 0.5 })) })],
    ['ratingsTooFew', { ...YEARLY_REVIEW, ratings: YEARLY_REVIEW.ratings.slice(0, 1) }],
    ['unknownRating', { ...YEARLY_REVIEW, vetoRating: 'gone' }],
    [
      'ruleDoesNotFollowRatings',
      { ...YEARLY_REVIEW, ratings: [...YEARLY_REVIEW.ratings].reverse() },
    ],
    ['thresholdsOverlap', thresholds(6000, 6000)],
    ['thresholdsOverlap', thresholds(6000, 8500)],
    ['thresholdOutOfReach', thresholds(10_001, 6000)],
    ['quotaInvalid', { ...YEARLY_REVIEW, cap: { share: { num: 3, den: 2 }, round: 'down' } }],
    [
      'quotasAboveOne',
      {
        ...STAR_NAMING,
        rule: {
          by: 'quotas',
          quotas: ['star3', 'star2', 'star1'].map((rating) => ({
            rating,
            atLeast: null,
            share: { num: 34, den: 100 },
            round: 'down',
          })),
        },
      },
    ],
    ['capWithQuotas', { ...STAR_NAMING, cap: YEARLY_REVIEW.cap }],
    ['consequenceInvalid', withConsequences([{ do: 'setStar', star: 6 }])],
    ['consequenceInvalid', withConsequences([{ do: 'rectify', months: 0 }])],
    ['consequencesContradict', withConsequences([{ do: 'keep' }, { do: 'setStar', star: 1 }])],
    ['expertsInvalid', { ...YEARLY_REVIEW, experts: { ...experts, mostPerExpert: 0 } }],
    ['expertsNotSeats', { ...YEARLY_REVIEW, experts: { ...experts, perStudio: 2 } }],
    ['noticeMissing', { ...YEARLY_REVIEW, notice: null }],
    [
      'answerInInvalid',
      { ...YEARLY_REVIEW, answerIn: { unit: 'days', length: 400, firstDay: 'next' } },
    ],
    ['noticeUnused', { ...YEARLY_REVIEW, stages: stages.filter((s) => s.key !== 'notice') }],
  ])('does not add up: %s', (code, scheme) => {
    expect(codes(scheme)).toContain(code)
  })

  it('says where', () => {
    expect(checkReviewScheme(withDeduction({ ...each, figure: 'unheardOf' }), REGISTER)).toEqual([
      {
        code: 'unknownFigure',
        path: 'rubric.deductions.0',
        params: { item: 'x', figure: 'unheardOf' },
      },
    ])
  })
})
