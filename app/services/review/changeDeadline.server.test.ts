import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReviewScheme } from '~/domain/review/scheme'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { expertCycles } from '~/queries/review/expertCycles.server'
import { reviewPage } from '~/queries/review/reviewPage.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { TestExpert } from '~/services/testing/reviewPanel'
import { withDeadline } from '~/services/testing/reviewSchemes'
import { changeDeadline } from './changeDeadline.server'
import { dutyFacts } from './dutyFacts.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }
const SCHEME: ReviewScheme = withDeadline(
  withDeadline(YEARLY_REVIEW, 'selfAssessment', '2021-05-10'),
  'paper',
  '2021-06-10',
)

function change(cycle: TestCycle, stage: 'selfAssessment' | 'paper' | 'live', deadline: string) {
  return changeDeadline(app, cycle.op(), { stage, deadline, reason: '汛期顺延' })
}

describe('a last day', () => {
  it('is extended for leads, and what came late before is in time', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: SCHEME })
    const [review = ''] = cycle.reviews
    await cycle.move('selfAssessment')
    await cycle.fill(review)
    app.setNow(new Date('2021-05-12T02:00:00.000Z'))
    expect(await cycle.file(review)).toMatchObject(done)
    expect((await cycle.state()).reviews.get(review)?.isLate).toBe(true)
    expect(await change(cycle, 'selfAssessment', '2021-05-11')).toEqual(refused('deadline.past'))
    expect(await change(cycle, 'selfAssessment', '2021-05-10')).toEqual(refused('deadline.same'))
    expect(await change(cycle, 'selfAssessment', '2021-06-11')).toEqual(
      refused('deadline.outOfOrder'),
    )
    const opId = randomUUID()
    const form = { stage: 'selfAssessment', deadline: '2021-05-20', reason: '汛期顺延' } as const
    expect(await changeDeadline(app, cycle.op('organiser', opId), form)).toMatchObject(done)
    expect(await changeDeadline(app, cycle.op('organiser', opId), form)).toMatchObject(done)
    const state = await cycle.state()
    expect(state.reviews.get(review)?.isLate).toBe(false)
    expect(state.deadlines).toEqual([
      { stage: 'selfAssessment', from: '2021-05-10', to: '2021-05-20', reason: '汛期顺延' },
    ])
    const page = await reviewPage(app, review)
    expect([page?.assessBy, page?.extended?.reason]).toEqual(['2021-05-20', '汛期顺延'])
    const row = await app.read.review.findUniqueOrThrow({ where: { id: review } })
    expect(row.isLate).toBe(false)
  })

  it('moves in the calendar of duties', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: SCHEME })
    await cycle.move('selfAssessment')
    expect(await change(cycle, 'selfAssessment', '2021-05-20')).toMatchObject(done)
    const [facts] = await dutyFacts(app.read, { id: cycle.studios[0] ?? '' })
    expect(facts?.toFile?.deadline).toBe('2021-05-20')
  })

  it('moves on the experts’ tablets, and not once the stage is over', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: SCHEME })
    await cycle.toScoring(3)
    const [review = ''] = cycle.reviews
    const [personId = ''] = (await cycle.state()).reviews.get(review)?.experts ?? []
    const expert = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId })
    app.setNow(new Date('2021-06-12T02:00:00.000Z'))
    expect(await expert.mark(review, 'rules', 2)).toMatchObject({ ok: false, code: 'held' })
    expect(await change(cycle, 'selfAssessment', '2021-06-20')).toEqual(
      refused('deadline.stageOver'),
    )
    expect(await change(cycle, 'paper', '2021-06-20')).toMatchObject(done)
    expect(await expert.mark(review, 'novelty', 2)).toMatchObject(done)
    app.setNow(new Date('2021-06-21T02:00:00.000Z'))
    expect(await expert.mark(review, 'novelty', 3)).toMatchObject({ ok: false, code: 'held' })
    const [shown] = await expertCycles(app, personId)
    expect(shown?.stages.find(({ key }) => key === 'paper')?.deadline).toBe('2021-06-20')
  })
})
