import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/domain/notice/workCalendar'
import { meetingRows } from '~/domain/review/meeting'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { studioChangeSchema } from '~/protocol/studio'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { dayOf } from '~/services/studio/dayOf'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { TestExpert } from '~/services/testing/reviewPanel'
import { PAPERLESS, withDeadline } from '~/services/testing/reviewSchemes'
import { closeNotice, cycleInMeeting, scoreStage } from '~/services/testing/scoredCycle'
import { checkReview, endOneReview, fileOwnAssessment } from './assessment.server'
import { decideReviews } from './decideReviews.server'
import { assignPool } from './experts.server'
import { confirmRatings, overrideRating, reopenMeeting } from './meeting.server'
import { openCycle } from './openCycle.server'
import { panelContest } from './panel/panelRules'
import { sheetsOfReviews } from './panel/panelSheets.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }

describe('a whole cycle', () => {
  it('goes from the opening to stars and certificates', async () => {
    const cycle = await cycleInMeeting(app, [3, 2, 0])
    const rows = meetingRows(await cycle.state(), await sheetsOfReviews(app, cycle.id))
    expect(rows.map(({ rating }) => rating)).toEqual(['pass', 'fail', 'fail'])

    const [, second] = cycle.reviews
    const vote = {
      rating: 'pass',
      reason: '材料补正',
      votesFor: 5,
      votesAgainst: 1,
      abstentions: 0,
    }
    const override = { reviewId: second ?? '', ...vote }
    expect(await overrideRating(app, cycle.op(), override)).toMatchObject(done)
    expect(await cycle.move('notice')).toEqual(refused('cycle.unrated'))
    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    expect(await overrideRating(app, cycle.op(), override)).toEqual(refused('meeting.confirmed'))
    expect(await reopenMeeting(app, cycle.op(), '更正')).toMatchObject(done)
    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    expect(await cycle.move('notice')).toMatchObject(done)
    const { notice } = await cycle.state()
    const published = await app.read.notice.findUniqueOrThrow({
      where: { id: notice ?? '' },
      include: { lines: true },
    })
    expect([published.phase, published.lines.length]).toEqual(['published', 3])
    expect(await cycle.move('decision')).toEqual(refused('cycle.noticeOpen'))
    await closeNotice(app, cycle)
    expect(await cycle.move('decision')).toMatchObject(done)

    const all = { reviews: 'all' } as const
    const op = cycle.op()
    expect(await decideReviews(app, op, all, WORDS.decision)).toMatchObject(done)
    expect(await decideReviews(app, op, all, WORDS.decision)).toMatchObject(done)
    const twice = await decideReviews(app, cycle.op(), all, WORDS.decision)
    expect(twice).toEqual(refused('decision.already'))
    expect(await cycle.move('closed')).toMatchObject(done)

    const decided = [...(await cycle.state()).reviews.values()]
    expect(decided.map(({ phase }) => phase)).toEqual(['decided', 'decided', 'decided'])
    const studios = await Promise.all(cycle.studios.map((id) => loadStudio(app.read, id)))
    expect(studios.map((studio) => [studio?.star, studio?.status])).toEqual([
      [3, 'active'],
      [3, 'active'],
      [2, 'rectifying'],
    ])
    const rowsOf = await app.read.studio.findMany({ orderBy: { name: 'asc' } })
    expect(rowsOf.map(({ star, status }) => [star, status])).toEqual(
      studios.map((studio) => [studio?.star, studio?.status]),
    )
    const certificates = await app.read.certificate.findMany()
    expect(certificates.map(({ number }) => number)).toEqual(
      decided.flatMap(({ certificate }) => certificate ?? []),
    )
    expect(certificates).toHaveLength(2)
  })

  it('tables are what the log adds up to', async () => {
    const cycle = await cycleInMeeting(app, [3, 1])
    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    const { reviews, phase } = await cycle.state()
    const rows = await app.read.review.findMany({ where: { cycleId: cycle.id } })
    for (const { id, ...row } of rows) {
      const state = reviews.get(id)
      expect(row).toMatchObject({
        phase: state?.phase,
        rating: state?.rating,
        total: state?.total,
        declared: JSON.stringify(state?.declared),
        recommended: true,
      })
    }
    const cycleRow = await app.read.reviewCycle.findUniqueOrThrow({ where: { id: cycle.id } })
    expect(cycleRow.phase).toBe(phase)
  })
})

describe('bad luck', () => {
  it('refuses a cycle that overlaps another, and opens it once the first is over', async () => {
    const cycle = await TestCycle.open(app)
    const { scheme } = await cycle.state()
    const open = (opId: string = randomUUID()) =>
      openCycle(app, {
        form: { opId, year: 2021, scheme },
        ...{ actor: 'organiser', receivedAt: app.now() },
      })
    expect(await open()).toEqual(refused('cycle.nobodyAdmitted'))
    expect(await cycle.move('cancelled')).toEqual(refused('cycle.needsReason'))
    expect(await cycle.move('cancelled', '方案有误')).toMatchObject(done)
    const opId = randomUUID()
    const first = await open(opId)
    expect(first).toMatchObject(done)
    expect(await open(opId)).toEqual(first)
    expect(await app.read.reviewCycle.count()).toBe(2)
  })

  it('opens no cycle whose last days are over', async () => {
    const cycle = await TestCycle.open(app)
    const { scheme } = await cycle.state()
    await cycle.move('cancelled', '方案有误')
    const open = (deadline: string) =>
      openCycle(app, {
        form: {
          ...{ opId: randomUUID(), year: 2021 },
          scheme: withDeadline(scheme, 'selfAssessment', deadline),
        },
        ...{ actor: 'organiser', receivedAt: app.now() },
      })
    const today = dayOf(app.now())
    expect(await open(addDays(today, -1))).toEqual(refused('cycle.schemeProblems'))
    expect(await open(today)).toMatchObject(done)
  })

  it('says so when all were decided on by somebody else', async () => {
    const cycle = await TestCycle.open(app, { studios: 2, scheme: PAPERLESS })
    await cycle.toAssignment()
    await cycle.move('meeting')
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    await closeNotice(app, cycle)
    await cycle.move('decision')
    const decide = (reviews: string[]) =>
      decideReviews(app, cycle.op(), { reviews }, WORDS.decision)
    const [first = ''] = cycle.reviews
    expect(await decide([first])).toMatchObject(done)
    expect(await decide([first])).toEqual(refused('decision.already'))
  })

  it('holds what experts send after the cycle was cancelled', async () => {
    const cycle = await TestCycle.open(app, { studios: 1 })
    await cycle.toScoring(3)
    const [review = ''] = cycle.reviews
    const [personId = ''] = (await cycle.state()).reviews.get(review)?.experts ?? []
    const expert = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId })
    expect(await expert.mark(review, 'rules', 2)).toMatchObject(done)
    expect(await cycle.move('cancelled', '方案有误')).toMatchObject(done)
    expect(await expert.mark(review, 'rules', 3)).toMatchObject({ ok: false, code: 'held' })
    expect(await app.read.contest.count({ where: { hasBoard: true } })).toBe(0)
  })

  it('takes the public ranking off when it is cancelled, signed as it is', async () => {
    const cycle = await cycleInMeeting(app, [3, 1])
    const { slug } = await app.read.contest.findFirstOrThrow({ where: { hasBoard: true } })
    const boards = publicBoardsOf(app)
    expect(await boards.find(slug)).not.toBeNull()
    const resets: string[] = []
    boards.onChange({
      update: () => undefined,
      reset: ({ contestId }) => resets.push(contestId),
    })
    expect(await cycle.move('cancelled', '方案有误')).toMatchObject(done)
    expect(resets).toEqual([panelContest(cycle.id, 'live')])
    expect(await boards.find(slug)).toBeNull()
    expect(await app.read.contest.count({ where: { hasBoard: true } })).toBe(0)
    boards.close()
  })

  it('refuses a rubric that does not add up', async () => {
    const { scheme } = await (await TestCycle.open(app)).state()
    const rubric = { ...scheme.rubric, total: scheme.rubric.total + 1 }
    const form = { opId: randomUUID(), year: 2021, scheme: { ...scheme, rubric } }
    const answer = await openCycle(app, { form, actor: 'organiser', receivedAt: app.now() })
    expect(answer).toEqual(refused('cycle.schemeProblems'))
    expect(await app.read.reviewCycle.count()).toBe(1)
  })

  it('does not file without evidence or figures, and marks what is late', async () => {
    const cycle = await TestCycle.open(app, { studios: 1 })
    const review = cycle.reviews[0] ?? ''
    expect(await cycle.file(review)).toEqual(refused('review.notThisStage'))
    await cycle.move('selfAssessment')
    expect(await cycle.file(review)).toEqual(refused('review.missingFigures'))
    await app.writer.write((tx) => tx.storedFile.deleteMany())
    await cycle.fill(review)
    await app.writer.write((tx) => tx.storedFile.deleteMany())
    expect(await cycle.file(review)).toEqual(refused('review.missingEvidence'))
    await cycle.fill(review)
    const op = { ...cycle.op('lead'), reviewId: review }
    expect(await fileOwnAssessment(app, op)).toMatchObject(done)
    expect(await fileOwnAssessment(app, op)).toMatchObject(done)
    expect((await cycle.state()).reviews.get(review)).toMatchObject({
      phase: 'filed',
      isLate: false,
    })
    expect(await cycle.fill(review)).toEqual(refused('review.notEditable'))
  })

  it('takes one of two officers who decide at once', async () => {
    const cycle = await TestCycle.open(app, { studios: 1 })
    const review = cycle.reviews[0] ?? ''
    await cycle.move('selfAssessment')
    await cycle.fill(review)
    await cycle.file(review)
    const back = { check: 'return', reason: '材料不全' } as const
    const answers = await Promise.all([
      cycle.check(review),
      checkReview(app, { ...cycle.op('other'), reviewId: review }, back),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual(refused('lifecycle.notFromHere'))
  })

  it('ends the review of a studio that is removed meanwhile, and keeps its sheets', async () => {
    const cycle = await TestCycle.open(app, { studios: 2 })
    await cycle.toScoring(4)
    await scoreStage(app, cycle, 'paper', [2, 2])
    const [gone = '', stays = ''] = cycle.reviews
    const end = () => endOneReview(app, { ...cycle.op(), reviewId: gone }, '单位撤销')
    expect(await end()).toEqual(refused('review.studioStays'))
    const form = studioChangeSchema.parse({
      ...{ opId: randomUUID(), change: 'status', status: 'cancelled' },
      ...{ on: '2021-05-01', reason: '单位撤销' },
    })
    const changed = { studioId: cycle.studios[0] ?? '', form, actor: 'organiser' }
    expect(await changeStudio(app, { ...changed, receivedAt: app.now() })).toMatchObject(done)
    const marks = await app.read.mark.count()
    expect(await end()).toMatchObject(done)
    expect(await app.read.mark.count()).toBe(marks)
    expect(await cycle.move('siteVisit')).toMatchObject(done)
    await scoreStage(app, cycle, 'siteVisit', [2, 2].slice(1))
    expect((await cycle.state()).reviews.get(stays)?.phase).toBe('checked')
  })

  it('assigns only once all are in, and goes on where nobody filed', async () => {
    const cycle = await TestCycle.open(app, { studios: 2 })
    await cycle.addExperts(4)
    expect(await assignPool(app, cycle.op())).toEqual(refused('experts.notNow'))
    await cycle.move('selfAssessment')
    expect(await cycle.move('zoneCheck')).toMatchObject(done)
    expect(await assignPool(app, cycle.op())).toEqual(refused('cycle.noReviews'))
    for (const to of ['paper', 'siteVisit', 'live', 'meeting'] as const) {
      expect(await cycle.move(to)).toMatchObject(done)
    }
    expect(await confirmRatings(app, cycle.op())).toMatchObject(done)
    const ratings = [...(await cycle.state()).reviews.values()].map(({ rating }) => rating)
    expect(ratings).toEqual(['fail', 'fail'])
  })

  it('keeps a returned assessment in time, and leaves it behind only with a reason', async () => {
    const stages = YEARLY_REVIEW.stages.map((stage) =>
      stage.key === 'selfAssessment' ? { ...stage, deadline: '2021-05-10' } : stage,
    )
    const cycle = await TestCycle.open(app, { studios: 2, scheme: { ...YEARLY_REVIEW, stages } })
    const [first = '', second = ''] = cycle.reviews
    await cycle.move('selfAssessment')
    for (const review of cycle.reviews) {
      await cycle.fill(review)
      expect(await cycle.file(review)).toMatchObject(done)
    }
    app.setNow(new Date('2021-05-12T02:00:00.000Z'))
    expect(await cycle.move('zoneCheck')).toMatchObject(done)
    const back = { check: 'return', reason: '材料不全' } as const
    for (const reviewId of cycle.reviews) {
      expect(await checkReview(app, { ...cycle.op('officer'), reviewId }, back)).toMatchObject(done)
    }
    expect(await cycle.file(first)).toMatchObject(done)
    expect((await cycle.state()).reviews.get(first)?.isLate).toBe(false)
    expect(await cycle.check(first)).toMatchObject(done)
    await cycle.addExperts(4)
    expect(await assignPool(app, cycle.op())).toEqual(refused('review.returned'))
    expect((await cycle.state()).reviews.get(second)?.phase).toBe('returned')
    expect(await cycle.move('paper')).toEqual(refused('cycle.returned'))
  })
})
