import { expect, it } from 'vitest'
import { answerPeriod, isAnnounced } from './announcement'
import { PROMOTION, STAR_NAMING, YEARLY_REVIEW } from './templates'
import { reviewSchemeSchema } from '~/protocol/reviewScheme'

const announced = (scheme: typeof YEARLY_REVIEW) =>
  scheme.ratings.filter((rating) => isAnnounced(scheme, rating)).map(({ key }) => key)

it('publishes every rating of a yearly review, and of an application what grants something', () => {
  expect(announced(YEARLY_REVIEW)).toEqual(['excellent', 'pass', 'fail'])
  expect(announced(STAR_NAMING)).toEqual(['star3', 'star2', 'star1'])
  expect(announced(PROMOTION)).toEqual(['recommended'])
})

it('publishes what the scheme says, where it says so', () => {
  const ratings = PROMOTION.ratings.map((rating) => ({ ...rating, published: 'always' as const }))
  expect(announced({ ...PROMOTION, ratings })).toEqual(['recommended', 'reserve', 'notRecommended'])
})

it('has defaults for schemes that were stored without either', () => {
  const { answerIn, ...stored } = YEARLY_REVIEW
  const parsed = reviewSchemeSchema.parse(stored)
  expect(answerPeriod(parsed)).toEqual(answerIn)
  expect(announced(parsed)).toHaveLength(3)
})
