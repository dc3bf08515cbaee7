import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { withDeadline } from '~/services/testing/reviewSchemes'
import { checkReview } from './assessment.server'
import { assignPool } from './experts.server'
import { giveUpReviews } from './giveUpReviews.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }
const reason = '多次催办，逾期未补正'

describe('a self-assessment that does not come', () => {
  it('does not stop the cycle once the organiser gives it up', async () => {
    const cycle = await TestCycle.open(app, { studios: 3 })
    const [first = '', second = '', third = ''] = cycle.reviews
    await cycle.addExperts(4)
    await cycle.move('selfAssessment')
    for (const review of [first, second]) {
      await cycle.fill(review)
      await cycle.file(review)
    }
    await cycle.move('zoneCheck')
    await cycle.check(first)
    const back = { check: 'return', reason: '材料不全' } as const
    await checkReview(app, { ...cycle.op('officer'), reviewId: second }, back)
    expect(await assignPool(app, cycle.op())).toEqual(refused('review.returned'))

    const giveUp = (review: string, why = reason) =>
      giveUpReviews(app, cycle.op(), { review, reason: why })
    expect(await giveUp(second, ' ')).toEqual(refused('review.needsReason'))
    expect(await giveUp(first)).toEqual(refused('lifecycle.notFromHere'))
    expect(await giveUp('other')).toEqual(refused('cycle.notFound'))
    expect(await giveUp('all')).toMatchObject(done)
    expect(await giveUp('all')).toEqual(refused('review.noneMissing'))
    const { reviews } = await cycle.state()
    for (const id of [second, third]) {
      expect(reviews.get(id)).toMatchObject({ phase: 'notFiled', reason })
    }
    const row = await app.read.review.findUniqueOrThrow({ where: { id: second } })
    expect(row).toMatchObject({ phase: 'notFiled', reason })
    expect(await assignPool(app, cycle.op())).toMatchObject(done)
    expect(await cycle.move('paper')).toMatchObject(done)
  })

  it('is waited for until its last day', async () => {
    const scheme = withDeadline(YEARLY_REVIEW, 'selfAssessment', '2021-05-10')
    const cycle = await TestCycle.open(app, { studios: 1, scheme })
    const [review = ''] = cycle.reviews
    const giveUp = () => giveUpReviews(app, cycle.op(), { review, reason })
    expect(await giveUp()).toEqual(refused('review.notThisStage'))
    await cycle.move('selfAssessment')
    expect(await giveUp()).toEqual(refused('review.filingRuns'))
    app.setNow(new Date('2021-05-10T17:00:00.000Z'))
    expect(await giveUp()).toMatchObject(done)
    expect(await cycle.file(review)).toEqual(refused('lifecycle.notFromHere'))
  })

  it('is not given up for a studio that has left the register', async () => {
    const cycle = await TestCycle.open(app, { studios: 2 })
    const [gone = '', stays = ''] = cycle.reviews
    await cycle.move('selfAssessment')
    await cycle.move('zoneCheck')
    const where = { id: cycle.studios[0] ?? '' }
    await app.writer.write((tx) => tx.studio.update({ where, data: { status: 'removed' } }))
    expect(await giveUpReviews(app, cycle.op(), { review: gone, reason })).toEqual(
      refused('review.studioGone'),
    )
    expect(await giveUpReviews(app, cycle.op(), { review: 'all', reason })).toMatchObject(done)
    const { reviews } = await cycle.state()
    expect([reviews.get(gone)?.phase, reviews.get(stays)?.phase]).toEqual(['invited', 'notFiled'])
  })
})
