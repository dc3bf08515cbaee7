import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReviewScheme } from '~/domain/review/scheme'
import { objectionFormSchema } from '~/protocol/notice'
import { officeNotice } from '~/queries/notice/officeNotices.server'
import { publicNotice } from '~/queries/notice/publicNotices.server'
import { cyclePage } from '~/queries/review/cyclePage.server'
import { fileObjection } from '~/services/notice/fileObjection.server'
import { moveNotice } from '~/services/notice/moveNotice.server'
import { ruleObjection } from '~/services/notice/ruleObjection.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { NAMING, PAPERLESS, PAPERLESS_NAMING } from '~/services/testing/reviewSchemes'
import { samplePhone } from '../../../prisma/programme/samplePeople'
import { applyForReview } from './applyForReview.server'
import { endOneReview } from './assessment.server'
import { decideReviews } from './decideReviews.server'
import { confirmRatings, overrideRating } from './meeting.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }

async function publish(cycle: TestCycle): Promise<string> {
  expect(await cycle.move('meeting')).toMatchObject(done)
  return confirmAndPublish(cycle)
}

async function confirmAndPublish(cycle: TestCycle): Promise<string> {
  expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
  expect(await cycle.move('notice')).toMatchObject(done)
  return (await cycle.state()).notice ?? ''
}

async function object(noticeId: string, line: string, number: number): Promise<string> {
  const fields = { line, name: '示例群众', consent: 'on', phone: samplePhone(700 + number) }
  const opId = randomUUID()
  const form = objectionFormSchema.parse({ ...fields, opId, reason: '成果日期与材料不一致' })
  const from = { personId: null, address: `10.0.0.${number}`, receivedAt: app.now() }
  expect(await fileObjection(app, { noticeId, form, ...from })).toMatchObject(done)
  const { id } = await app.read.objection.findFirstOrThrow({ where: { noticeId, line } })
  return id
}

const rule = (noticeId: string, objection: string, outcome: 'upheld' | 'dismissed') =>
  ruleObjection(app, {
    ...{ opId: randomUUID(), noticeId, objection, outcome, reason: '经核实' },
    ...{ actor: 'organiser', receivedAt: app.now() },
  })

const phaseOf = async (id: string) => (await app.read.notice.findUnique({ where: { id } }))?.phase

/** Every studio applies, files and is checked. */
async function applied(scheme: ReviewScheme, studios: number): Promise<TestCycle> {
  const cycle = await TestCycle.open(app, { studios, scheme })
  await cycle.move('selfAssessment')
  for (const studio of cycle.studios) await applyForReview(app, cycle.op('lead'), studio)
  const ids = [...(await cycle.state()).reviews.keys()]
  for (const id of ids) {
    await cycle.fill(id)
    expect(await cycle.file(id)).toMatchObject(done)
  }
  await cycle.move('zoneCheck')
  for (const id of ids) await cycle.check(id)
  return cycle
}

describe('objections', () => {
  it('are all answered before the cycle goes back or is cancelled', async () => {
    const cycle = await TestCycle.open(app, { studios: 2, scheme: PAPERLESS })
    await cycle.toAssignment()
    const before = await publish(cycle)
    const [one = '', two = ''] = cycle.reviews
    const [first, second] = [await object(before, one, 1), await object(before, two, 2)]
    expect(await rule(before, first, 'upheld')).toMatchObject(done)
    expect(await cycle.move('meeting', '异议成立')).toEqual(refused('cycle.openObjections'))
    expect(await cycle.move('cancelled', '方案有误')).toEqual(refused('cycle.openObjections'))
    expect(await phaseOf(before)).toBe('published')
    expect(await rule(before, second, 'dismissed')).toMatchObject(done)
    expect(await cycle.move('meeting', '异议成立')).toMatchObject(done)
    expect(await phaseOf(before)).toBe('published')

    await object(before, two, 3)
    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    expect(await cycle.move('notice')).toEqual(refused('cycle.openObjections'))
    const open = await app.read.objection.findFirstOrThrow({ where: { status: 'open' } })
    expect(await rule(before, open.id, 'dismissed')).toMatchObject(done)
    expect(await cycle.move('notice')).toMatchObject(done)
    const { notice } = await cycle.state()
    const after = await app.read.notice.findUniqueOrThrow({ where: { id: notice ?? '' } })
    expect(after.corrects).toBe(before)
    expect(await phaseOf(before)).toBe('superseded')
  })

  it('end with a notice that the office withdrew, and hold up nothing', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
    await cycle.toAssignment()
    const noticeId = await publish(cycle)
    await object(noticeId, cycle.reviews[0] ?? '', 1)
    const move = { opId: randomUUID(), noticeId, to: 'withdrawn', reason: '名单有误' } as const
    await moveNotice(app, { ...move, actor: 'organiser', receivedAt: app.now() })
    expect(await cycle.move('meeting', '公示有误')).toMatchObject(done)
  })
})

describe('the reason of a move that withdraws a notice', () => {
  const tellsPublic = async (cycle: TestCycle) => {
    const moves = (await cyclePage(app, cycle.id))?.moves ?? []
    return Object.fromEntries(moves.map(({ to, isPublic }) => [to, isPublic]))
  }

  it('is public, and its form says so', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
    await cycle.toAssignment()
    expect(await tellsPublic(cycle)).toMatchObject({ cancelled: false })
    const noticeId = await publish(cycle)
    expect(await tellsPublic(cycle)).toEqual({ decision: false, meeting: true, cancelled: true })
    expect(await cycle.move('meeting', '名单有误')).toMatchObject(done)
    expect(await publicNotice(app, noticeId)).toMatchObject({ reason: '名单有误' })
    expect(await tellsPublic(cycle)).toMatchObject({ cancelled: false })
  })

  it('is the office’s own while the notice stays until it is corrected', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
    await cycle.toAssignment()
    const noticeId = await publish(cycle)
    const objection = await object(noticeId, cycle.reviews[0] ?? '', 1)
    expect(await rule(noticeId, objection, 'upheld')).toMatchObject(done)
    expect(await tellsPublic(cycle)).toMatchObject({ meeting: false, cancelled: true })
    expect(await cycle.move('meeting', '异议成立')).toMatchObject(done)
    expect(await publicNotice(app, noticeId)).toMatchObject({ reason: '' })
  })
})

describe('a notice of ratings', () => {
  const end = (noticeId: string, to: 'closed' | 'superseded', reason: string) =>
    moveNotice(app, {
      ...{ opId: randomUUID(), noticeId, to, reason },
      ...{ actor: 'organiser', receivedAt: app.now() },
    })
  async function published(): Promise<[TestCycle, string]> {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
    await cycle.toAssignment()
    return [cycle, await publish(cycle)]
  }

  it.each(['meeting', 'cancelled'] as const)(
    'that ran to its end is withdrawn when the cycle goes back or ends: %s',
    async (to) => {
      const [cycle, noticeId] = await published()
      app.setNow(new Date(app.now().getTime() + 30 * 86_400_000))
      expect(await end(noticeId, 'closed', '')).toMatchObject(done)
      expect(await cycle.move(to, '发现名额计算有误')).toMatchObject(done)
      const row = await app.read.notice.findUniqueOrThrow({ where: { id: noticeId } })
      expect([row.phase, row.reason]).toEqual(['withdrawn', '发现名额计算有误'])
    },
  )

  it('that ran to its end stands when the cycle goes on', async () => {
    const [cycle, noticeId] = await published()
    app.setNow(new Date(app.now().getTime() + 30 * 86_400_000))
    expect(await end(noticeId, 'closed', '')).toMatchObject(done)
    expect(await cycle.move('decision')).toMatchObject(done)
    expect(await phaseOf(noticeId)).toBe('closed')
  })

  it('that the office ended to correct it is followed by the next one', async () => {
    const [cycle, noticeId] = await published()
    const objection = await object(noticeId, cycle.reviews[0] ?? '', 1)
    expect(await rule(noticeId, objection, 'upheld')).toMatchObject(done)
    expect(await end(noticeId, 'superseded', '异议成立')).toMatchObject(done)
    expect(await publicNotice(app, noticeId)).toMatchObject({ supersededBy: null })
    expect((await cyclePage(app, cycle.id))?.notice).toMatchObject({ phase: 'superseded' })
    expect(await cycle.move('meeting', '异议成立')).toMatchObject(done)
    const next = await confirmAndPublish(cycle)
    expect(await app.read.notice.findUniqueOrThrow({ where: { id: next } })).toMatchObject({
      corrects: noticeId,
    })
    const supersededBy = { id: next }
    expect(await publicNotice(app, noticeId)).toMatchObject({ supersededBy })
    expect(await officeNotice(app, noticeId)).toMatchObject({ supersededBy })
  })
})

describe('the notice of a naming', () => {
  it('names those who were named and not those who were refused', async () => {
    const cycle = await applied(PAPERLESS_NAMING, 2)
    await cycle.move('meeting')
    const [, second = ''] = (await cycle.state()).reviews.keys()
    const votes = { votesFor: 5, votesAgainst: 0, abstentions: 0 }
    const vote = { reviewId: second, rating: 'none', reason: '材料不实', ...votes }
    expect(await overrideRating(app, cycle.op(), vote)).toMatchObject(done)
    await confirmRatings(app, cycle.op())
    expect(await cycle.move('decision')).toEqual(refused('cycle.toPublish'))
    expect(await cycle.move('notice')).toMatchObject(done)
    const lines = await app.read.noticeLine.findMany()
    expect(lines.map(({ line }) => line)).not.toContain(second)
    expect(lines).toHaveLength(1)
  })

  it('is left out where nobody was named, and the refusals are decided', async () => {
    const cycle = await TestCycle.open(app, { studios: 2, scheme: PAPERLESS_NAMING })
    await cycle.move('selfAssessment')
    for (const studio of cycle.studios) await applyForReview(app, cycle.op('lead'), studio)
    await cycle.move('zoneCheck')
    await cycle.move('meeting')
    await confirmRatings(app, cycle.op())
    expect(await cycle.move('notice')).toEqual(refused('cycle.nothingToPublish'))
    const page = await cyclePage(app, cycle.id)
    expect(page?.moves.map(({ to, refusal }) => [to, refusal])).toEqual([
      ['notice', 'cycle.nothingToPublish'],
      ['decision', null],
      ['cancelled', null],
    ])
    expect(await cycle.move('decision')).toMatchObject(done)
    const all = { reviews: 'all' } as const
    expect(await decideReviews(app, cycle.op(), all, WORDS.decision)).toMatchObject(done)
    expect(await cycle.move('closed')).toMatchObject(done)
    expect(await app.read.certificate.count()).toBe(0)
  })

  it('is withdrawn when an upheld objection leaves nobody named', async () => {
    const cycle = await applied(PAPERLESS_NAMING, 1)
    const noticeId = await publish(cycle)
    const [review = ''] = (await cycle.state()).reviews.keys()
    expect(await rule(noticeId, await object(noticeId, review, 1), 'upheld')).toMatchObject(done)
    await cycle.move('meeting', '异议成立')
    const votes = { votesFor: 5, votesAgainst: 0, abstentions: 0 }
    const vote = { reviewId: review, rating: 'none', reason: '异议成立', ...votes }
    expect(await overrideRating(app, cycle.op(), vote)).toMatchObject(done)
    await confirmRatings(app, cycle.op())
    expect(await cycle.move('decision')).toMatchObject(done)
    const row = await app.read.notice.findUniqueOrThrow({ where: { id: noticeId } })
    expect([row.phase, row.reason]).toEqual(['withdrawn', WORDS.notice.withdrawal()])
  })
})

describe('a naming for which nobody applied', () => {
  it('is closed as empty', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: NAMING })
    await cycle.move('selfAssessment')
    expect(await cycle.move('closed')).toMatchObject(done)
  })

  it('is told so when it walks on to the meeting', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: NAMING })
    const stages = ['selfAssessment', 'zoneCheck', 'paper', 'siteVisit', 'live', 'meeting'] as const
    for (const to of stages) expect(await cycle.move(to)).toMatchObject(done)
    expect(await cycle.move('notice')).toEqual(refused('cycle.nothingToPublish'))
    expect(await cycle.move('closed')).toMatchObject(done)
  })

  it('is not closed while there is an applicant', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: NAMING })
    await cycle.move('selfAssessment')
    await applyForReview(app, cycle.op('lead'), cycle.studios[0] ?? '')
    expect(await cycle.move('closed')).toEqual(refused('cycle.notEmpty'))
  })
})

describe('a studio that left the register before the decision', () => {
  it('takes no place and is not announced: its review is ended first', async () => {
    const cycle = await TestCycle.open(app, { studios: 2, scheme: PAPERLESS })
    await cycle.toAssignment()
    await cycle.move('meeting')
    const [gone = '', stays = ''] = cycle.reviews
    const leave = (status: string) =>
      app.writer.write((tx) =>
        tx.studio.update({ where: { id: cycle.studios[0] ?? '' }, data: { status } }),
      )
    await leave('removed')
    expect(await confirmRatings(app, cycle.op())).toEqual(refused('meeting.studioGone'))
    await leave('active')
    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    await leave('removed')
    expect(await cycle.move('notice')).toEqual(refused('meeting.studioGone'))
    expect(await app.read.notice.count()).toBe(0)
    const ended = { ...cycle.op(), reviewId: gone }
    expect(await endOneReview(app, ended, '依规摘牌')).toMatchObject(done)
    expect(await cycle.move('notice')).toMatchObject(done)
    const lines = await app.read.noticeLine.findMany()
    expect(lines.map(({ line }) => line)).toEqual([stays])
  })

  it('is named, and the others are decided', async () => {
    const stages = PAPERLESS.stages.filter(({ key }) => key !== 'notice')
    const scheme = { ...PAPERLESS, notice: null, stages }
    const cycle = await TestCycle.open(app, { studios: 2, scheme })
    await cycle.toAssignment()
    await cycle.move('meeting')
    await confirmRatings(app, cycle.op())
    await cycle.move('decision')
    const [gone = '', stays = ''] = cycle.reviews
    const where = { id: cycle.studios[0] ?? '' }
    await app.writer.write((tx) => tx.studio.update({ where, data: { status: 'cancelled' } }))
    const decideAll = () => decideReviews(app, cycle.op(), { reviews: 'all' }, WORDS.decision)
    expect(await decideAll()).toMatchObject(done)
    const { reviews } = await cycle.state()
    expect([reviews.get(gone)?.phase, reviews.get(stays)?.phase]).toEqual(['rated', 'decided'])
    const toEnd = (await cyclePage(app, cycle.id))?.toEnd
    expect(toEnd).toMatchObject([{ id: gone, why: 'gone' }])
    expect(await decideAll()).toEqual(refused('consequence.studioGone'))
    const ended = { ...cycle.op(), reviewId: gone }
    expect(await endOneReview(app, ended, '单位撤销')).toMatchObject(done)
    expect(await cycle.move('closed')).toMatchObject(done)
  })
})
