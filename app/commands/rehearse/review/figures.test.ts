import { expect, it } from 'vitest'
import { reviewShortcomings, type ReviewFigures } from './figures'

const good: ReviewFigures = {
  ...{ studios: 6, experts: 5, kills: 1, marksSent: 70, marksAcked: 70, marksStored: 70 },
  ...{ lost: 0, duplicated: 0, ratingsChecked: 5, ratingMismatches: 0, chainBroken: 0 },
  ...{ ackMs: null, seconds: 1 },
}
const wanted = { kills: 1 }

it('finds nothing wrong with what is right', () => {
  expect(reviewShortcomings(good, wanted)).toEqual([])
})

it.each<[string, Partial<ReviewFigures>]>([
  ['lost', { lost: 1 }],
  ['duplicated', { duplicated: 1 }],
  ['ratingMismatches', { ratingMismatches: 1 }],
  ['chainBroken', { chainBroken: 1 }],
  ['no rating was checked', { ratingsChecked: 0 }],
  ['no mark was sent', { marksSent: 0, marksAcked: 0, marksStored: 0 }],
  ['not all acknowledged is stored', { marksStored: 69 }],
  ['kills', { kills: 0 }],
])('fails for %s', (reason, figures) => {
  expect(reviewShortcomings({ ...good, ...figures }, wanted).join()).toContain(reason)
})
