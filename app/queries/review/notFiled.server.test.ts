/** What lists and pages say of a self-assessment that never came, once it has its rating all the same. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { assignPool } from '~/services/review/experts.server'
import { giveUpReviews } from '~/services/review/giveUpReviews.server'
import { confirmRatings } from '~/services/review/meeting.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { must, TestCycle } from '~/services/testing/reviewCycle'
import { PAPERLESS } from '~/services/testing/reviewSchemes'
import { scoreStage } from '~/services/testing/scoredCycle'
import { cycleList } from './cycleList.server'
import { reviewPage, scoreOfReview } from './reviewPage.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

it('counts none as filed that was given up, whatever became of it', async () => {
  const cycle = await TestCycle.open(app, { studios: 3, scheme: PAPERLESS })
  const filed = async () => (await cycleList(app.read)).map((line) => [line.reviews, line.filed])
  must(await cycle.move('selfAssessment'))
  const [one = '', two = '', none = ''] = cycle.reviews
  for (const review of [one, two]) {
    must(await cycle.fill(review))
    must(await cycle.file(review))
  }
  must(await cycle.move('zoneCheck'))
  for (const review of [one, two]) must(await cycle.check(review))
  must(await giveUpReviews(app, cycle.op(), { review: none, reason: '逾期未提交' }))
  const why = async () => (await reviewPage(app, none))?.reasonOf
  expect([await filed(), await why()]).toEqual([[[3, 2]], 'givenUp'])
  must(await cycle.move('meeting'))
  expect(await filed()).toEqual([[3, 2]])
  must(await confirmRatings(app, cycle.op()))
  expect((await cycle.state()).reviews.get(none)).toMatchObject({ phase: 'rated', total: null })
  expect([await filed(), await why()]).toEqual([[[3, 2]], 'givenUp'])
})

it('shows no score of it either', async () => {
  const cycle = await TestCycle.open(app, { studios: 2 })
  const [one = '', none = ''] = cycle.reviews
  await cycle.addExperts(4)
  must(await cycle.move('selfAssessment'))
  must(await cycle.fill(one))
  must(await cycle.file(one))
  must(await cycle.move('zoneCheck'))
  must(await cycle.check(one))
  must(await assignPool(app, cycle.op()))
  for (const stage of ['paper', 'siteVisit', 'live'] as const) {
    must(await cycle.move(stage))
    await scoreStage(app, cycle, stage, [2])
  }
  expect(await scoreOfReview(app, none)).toBeNull()
  must(await cycle.move('meeting'))
  must(await confirmRatings(app, cycle.op()))
  expect(await scoreOfReview(app, one)).toMatchObject({ kind: 'complete' })
  expect(await scoreOfReview(app, none)).toBeNull()
})
