import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { meetingPage } from '~/queries/review/meetingPage.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { PAPERLESS } from '~/services/testing/reviewSchemes'
import { confirmRatings, correctOneFigure, overrideRating, reopenMeeting } from './meeting.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }
const votes = { votesFor: 7, votesAgainst: 0, abstentions: 0 }

/** A studio whose lead declared this, in the meeting. */
async function toMeeting(declared: Record<string, string>) {
  const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
  const [review = ''] = cycle.reviews
  await cycle.move('selfAssessment')
  await cycle.fill(review, declared)
  await cycle.file(review)
  await cycle.move('zoneCheck')
  await cycle.check(review)
  const correct = (key: string, value: string, reason = '误填，异议成立', opId?: string) =>
    correctOneFigure(app, cycle.op('organiser', opId), { review, key, value, reason })
  const line = async () => (await meetingPage(app, cycle.id))?.lines[0]
  return { cycle, review, correct, line }
}

describe('a figure that was wrong', () => {
  it('is corrected in the meeting, and the veto that it was is lifted', async () => {
    const { cycle, review, correct, line } = await toMeeting({ accidents: '1', lateReports: '0' })
    expect(await correct('accidents', '0')).toEqual(refused('meeting.notNow'))
    await cycle.move('meeting')
    expect(await line()).toMatchObject({ hasVeto: true, rating: 'fail' })
    expect(await correct('members', '3')).toEqual(refused('review.unknownFigure'))
    expect(await correct('accidents', '0.5')).toEqual(refused('review.badFigure'))
    expect(await correct('hasRoster', '5')).toEqual(refused('review.figureTooBig'))
    expect(await correct('accidents', '01')).toEqual(refused('correction.same'))
    expect(await correct('accidents', '0', ' ')).toEqual(refused('review.needsReason'))
    const opId = randomUUID()
    expect(await correct('accidents', '0', '误填，异议成立', opId)).toMatchObject(done)
    expect(await correct('accidents', '0', '误填，异议成立', opId)).toMatchObject(done)
    const corrections = [{ key: 'accidents', from: '1', to: '0', reason: '误填，异议成立' }]
    expect(await line()).toMatchObject({ hasVeto: false, rating: 'pass', corrections })
    expect((await cycle.state()).reviews.get(review)?.declared['accidents']).toBe('1')

    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    expect(await correct('accidents', '2')).toEqual(refused('meeting.confirmed'))
    expect(await reopenMeeting(app, cycle.op(), '更正')).toMatchObject(done)
    expect(await correct('lateReports', '1')).toMatchObject(done)
  })

  it('changes the total', async () => {
    const { cycle, correct, line } = await toMeeting({ lateReports: '0', highlySkilled: '3' })
    await cycle.move('meeting')
    const before = Number((await line())?.total)
    expect(await correct('highlySkilled', '2')).toMatchObject(done)
    expect(Number((await line())?.total)).toBe(before - 3)
  })

  it('lets no vote on the wrong figures stand against a veto', async () => {
    const { cycle, review, correct, line } = await toMeeting({ accidents: '0' })
    await cycle.move('meeting')
    const vote = { reviewId: review, rating: 'excellent', reason: '成果突出', ...votes }
    const limited = await overrideRating(app, cycle.op(), vote)
    expect(limited).toEqual(refused('override.aboveLimit'))
    expect(await overrideRating(app, cycle.op(), { ...vote, rating: 'fail' })).toMatchObject(done)
    expect(await correct('accidents', '1')).toMatchObject(done)
    expect(await line()).toMatchObject({ hasVeto: true, rating: 'fail', vote: null })
    expect(await overrideRating(app, cycle.op(), { ...vote, rating: 'pass' })).toEqual(
      refused('override.veto'),
    )
  })
})
