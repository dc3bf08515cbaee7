import { expect, it } from 'vitest'
import { isBeingJudged, REVIEW_PHASES } from './reviewLifecycle'

it('is judged from the filing, unless it was returned, to the decision', () => {
  const judged = REVIEW_PHASES.filter(isBeingJudged)
  expect(judged).toEqual(['filed', 'checked', 'scored', 'rated'])
})
