import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { objectionFormSchema } from '~/protocol/notice'
import { fileObjection } from '~/services/notice/fileObjection.server'
import { moveNotice } from '~/services/notice/moveNotice.server'
import { ruleObjection } from '~/services/notice/ruleObjection.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { WORDS } from '~/services/testing/reviewCycle'
import { closeNotice, cycleInMeeting } from '~/services/testing/scoredCycle'
import { samplePhone } from '../../../prisma/programme/samplePeople'
import { decideReviews } from './decideReviews.server'
import { chooseRating, confirmRatings, overrideRating } from './meeting.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }

async function phaseOf(noticeId: string): Promise<string | undefined> {
  return (await app.read.notice.findUnique({ where: { id: noticeId } }))?.phase
}

/** As an organiser does on the notice's own page. */
function withdraw(notice: string | null) {
  const move = {
    opId: randomUUID(),
    noticeId: notice ?? '',
    to: 'withdrawn',
    reason: '有误',
  } as const
  return moveNotice(app, { ...move, actor: 'organiser', receivedAt: app.now() })
}

describe('the meeting of a cycle and its notice', () => {
  it('lets the meeting choose between equals at the limit of the best rating', async () => {
    const atLeast = [
      { rating: 'excellent', points: 3000 },
      { rating: 'pass', points: 1000 },
    ]
    const cap = { share: { num: 1, den: 2 }, round: 'down' } as const
    const rule = { by: 'thresholds', atLeast } as const
    const cycle = await cycleInMeeting(app, [2, 2], { ...YEARLY_REVIEW, rule, cap })
    const [first = '', second = ''] = cycle.reviews
    const choose = (reviewId: string, rating: string, reason = '成果更突出') =>
      chooseRating(app, cycle.op(), { reviewId, rating, reason })
    expect(await confirmRatings(app, cycle.op())).toEqual(refused('meeting.openChoice'))
    expect(await choose(first, 'fail')).toEqual(refused('override.unknownRating'))
    expect(await choose(first, 'excellent', ' ')).toEqual(refused('override.needsReason'))
    expect(await choose(first, 'excellent')).toMatchObject(done)
    expect(await choose(second, 'excellent')).toEqual(refused('override.aboveLimit'))
    expect(await choose(second, 'pass')).toMatchObject(done)
    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    const { reviews } = await cycle.state()
    expect([reviews.get(first)?.rating, reviews.get(second)?.rating]).toEqual(['excellent', 'pass'])
  })

  it('lets nobody overrule, or confirm, what their page does not show yet', async () => {
    const cycle = await cycleInMeeting(app, [3])
    const [reviewId = ''] = cycle.reviews
    const { seq } = await cycle.state()
    const because = { reason: '当年场地搬迁', votesFor: 5, votesAgainst: 0, abstentions: 0 }
    const vote = (rating: string, was: string) =>
      overrideRating(app, cycle.op(), { reviewId, rating, ...because }, { rating: was })
    expect(await vote('fail', 'excellent')).toEqual(refused('meeting.outdated'))
    expect(await vote('fail', 'pass')).toMatchObject(done)
    expect(await vote('fail', 'pass')).toEqual(refused('meeting.outdated'))
    expect((await cycle.state()).reviews.get(reviewId)?.override).toMatchObject({ rating: 'fail' })
    expect(await confirmRatings(app, cycle.op(), { seq })).toEqual(refused('meeting.outdated'))
    const now = await cycle.state()
    expect(now.isConfirmed).toBe(false)
    expect(await confirmRatings(app, cycle.op(), { seq: now.seq })).toMatchObject(done)
  })

  it('withdraws the notice of a cycle that is cancelled', async () => {
    const cycle = await cycleInMeeting(app, [2])
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    const { notice } = await cycle.state()
    expect(await cycle.move('cancelled', '方案有误')).toMatchObject(done)
    expect(await phaseOf(notice ?? '')).toBe('withdrawn')
  })

  it('corrects a rating after an upheld objection by a notice that supersedes the first', async () => {
    const cycle = await cycleInMeeting(app, [2])
    const [review = ''] = cycle.reviews
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    const before = (await cycle.state()).notice ?? ''
    const filed = await fileObjection(app, {
      noticeId: before,
      form: objectionFormSchema.parse({
        ...{ opId: randomUUID(), line: review, name: '示例职工', phone: samplePhone(77) },
        ...{ reason: '有一项成果漏计', consent: 'on' },
      }),
      ...{ personId: null, receivedAt: app.now(), address: '127.0.0.1' },
    })
    expect(filed).toMatchObject(done)
    const { id: objection } = await app.read.objection.findFirstOrThrow()
    const ruling = { outcome: 'upheld', reason: '情况属实' } as const
    const by = { opId: randomUUID(), actor: 'organiser', receivedAt: app.now() }
    expect(
      await ruleObjection(app, { ...by, noticeId: before, objection, ...ruling }),
    ).toMatchObject(done)
    expect(await cycle.move('meeting', '异议成立')).toMatchObject(done)
    expect(await phaseOf(before)).toBe('published')
    const vote = {
      rating: 'pass',
      reason: '补计成果',
      votesFor: 3,
      votesAgainst: 0,
      abstentions: 0,
    }
    expect(await overrideRating(app, cycle.op(), { reviewId: review, ...vote })).toMatchObject(done)
    await confirmRatings(app, cycle.op())
    expect(await cycle.move('notice')).toMatchObject(done)
    expect(await phaseOf(before)).toBe('superseded')
    const { notice } = await cycle.state()
    expect(await phaseOf(notice ?? '')).toBe('published')
  })

  it('does not decide over a notice that was withdrawn in the office', async () => {
    const cycle = await cycleInMeeting(app, [2])
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    const { notice } = await cycle.state()
    expect(await withdraw(notice)).toEqual(done)
    expect(await cycle.move('decision')).toEqual(refused('cycle.noticeOpen'))
    expect(await cycle.move('meeting', '公示有误')).toMatchObject(done)
  })

  it('decides nothing by a notice that was withdrawn after it closed, and takes it up again', async () => {
    const cycle = await cycleInMeeting(app, [2])
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    await closeNotice(app, cycle)
    expect(await cycle.move('decision')).toMatchObject(done)
    const { notice } = await cycle.state()
    expect(await withdraw(notice)).toEqual(done)
    const decide = () => decideReviews(app, cycle.op(), { reviews: 'all' }, WORDS.decision)
    expect(await decide()).toEqual(refused('cycle.noticeOpen'))
    expect(await app.read.certificate.count()).toBe(0)
    expect(await cycle.move('meeting')).toEqual(refused('cycle.needsReason'))
    expect(await cycle.move('meeting', '公示有误')).toMatchObject(done)
    await confirmRatings(app, cycle.op())
    expect(await cycle.move('notice')).toMatchObject(done)
    await closeNotice(app, cycle)
    expect(await cycle.move('decision')).toMatchObject(done)
    expect(await decide()).toMatchObject(done)
    const { notice: next } = await cycle.state()
    expect(await withdraw(next)).toEqual(refused('notice.settled'))
    expect(await cycle.move('meeting', '再议')).toEqual(refused('cycle.decided'))
    expect(await phaseOf(next ?? '')).toBe('closed')
  })

  it('publishes again, and withdraws a notice that nobody objected to', async () => {
    const cycle = await cycleInMeeting(app, [2])
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    const before = (await cycle.state()).notice
    expect(await cycle.move('meeting')).toEqual(refused('cycle.needsReason'))
    expect(await cycle.move('meeting', '名单有误')).toMatchObject(done)
    const withdrawn = await app.read.notice.findUniqueOrThrow({ where: { id: before ?? '' } })
    expect(withdrawn.phase).toBe('withdrawn')
    expect((await cycle.state()).reviews.get(cycle.reviews[0] ?? '')).toMatchObject({
      phase: 'scored',
      rating: null,
    })
    await confirmRatings(app, cycle.op())
    expect(await cycle.move('notice')).toMatchObject(done)
    expect((await cycle.state()).notice).not.toBe(before)
  })
})
