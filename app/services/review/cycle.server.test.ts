import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { meetingRows } from '~/domain/review/meeting'
import { testPerson } from '~/services/testing/people'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { TestExpert } from '~/services/testing/reviewPanel'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import type { ReviewScheme } from '~/domain/review/scheme'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { fileObjection } from '~/services/notice/fileObjection.server'
import { moveNotice } from '~/services/notice/moveNotice.server'
import { ruleObjection } from '~/services/notice/ruleObjection.server'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { objectionFormSchema } from '~/protocol/notice'
import { samplePhone } from '../../../prisma/programme/samplePeople'
import { studioChangeSchema } from '~/protocol/studio'
import { cyclePage } from '~/queries/review/cyclePage.server'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import { appendEvent } from '../log/appendEvent.server'
import { checkReview, endReviewOfGone, fileOwnAssessment } from './assessment.server'
import { decideReviews } from './decideReviews.server'
import {
  addExpertToPool,
  assignPool,
  declareOwnTie,
  replaceInPool,
  withdrawFromPool,
} from './experts.server'
import { chooseRating, confirmRatings, overrideRating, reopenMeeting } from './meeting.server'
import { openCycle } from './openCycle.server'
import { panelContest } from './panel/panelRules'
import { panelsOf } from './panel/panelsOf.server'
import { sheetsOfReviews } from './panel/panelSheets.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }

/** Every expert gives all their studios this level, per studio, in the present stage; all is signed. */
async function scoreStage(
  cycle: TestCycle,
  key: 'paper' | 'siteVisit' | 'live',
  levels: readonly number[],
): Promise<void> {
  const state = await cycle.state()
  for (const personId of state.experts.keys()) {
    const own = cycle.reviews.filter((id) => state.reviews.get(id)?.experts.includes(personId))
    if (own.length === 0) continue
    const expert = await TestExpert.sit(app, { cycleId: cycle.id, key, personId })
    for (const review of own) await expert.score(review, levels[cycle.reviews.indexOf(review)] ?? 2)
  }
  await signStage(cycle, key)
}

/** What signing does in a contest is tested there; here the stage is simply signed off. */
async function signStage(cycle: TestCycle, key: string): Promise<void> {
  const panel = (await panelsOf(app, cycle.id)).find((one) => one.key === key)
  if (!panel) throw new Error(`No panel ${key}`)
  for (const to of ['signing', 'signed'] as const) {
    await app.writer.write(async (tx) => {
      await appendEvent(tx, {
        scopeId: `contest:${panel.state.id}`,
        ...{ opId: randomUUID(), actor: 'organiser', device: null, receivedAt: app.now() },
        kind: 'stage.moved',
        payload: { stage: panel.stage.id, to, reason: null },
      })
      await tx.stage.update({ where: { id: panel.stage.id }, data: { phase: to } })
    })
  }
}

async function toMeeting(
  levels: readonly number[],
  scheme: ReviewScheme = YEARLY_REVIEW,
): Promise<TestCycle> {
  const cycle = await TestCycle.open(app, { studios: levels.length, scheme })
  await cycle.toScoring(4)
  await scoreStage(cycle, 'paper', levels)
  expect(await cycle.move('siteVisit')).toMatchObject(done)
  await scoreStage(cycle, 'siteVisit', levels)
  expect(await cycle.move('live')).toMatchObject(done)
  await scoreStage(cycle, 'live', levels)
  expect(await cycle.move('meeting')).toMatchObject(done)
  return cycle
}

async function phaseOf(noticeId: string): Promise<string | undefined> {
  return (await app.read.notice.findUnique({ where: { id: noticeId } }))?.phase
}

/** Lets the period of the notice go by and closes it. */
async function closeNotice(cycle: TestCycle): Promise<void> {
  const { notice } = await cycle.state()
  app.setNow(new Date(app.now().getTime() + 30 * 86_400_000))
  const move = { opId: randomUUID(), noticeId: notice ?? '', to: 'closed', reason: '' } as const
  expect(await moveNotice(app, { ...move, actor: 'organiser', receivedAt: app.now() })).toEqual(
    done,
  )
}

describe('a whole cycle', () => {
  it('goes from the opening to stars and certificates', async () => {
    const cycle = await toMeeting([3, 2, 0])
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
    await closeNotice(cycle)
    expect(await cycle.move('decision')).toMatchObject(done)

    const all = { reviews: 'all' } as const
    const op = cycle.op()
    expect(await decideReviews(app, op, all, WORDS.decision)).toMatchObject(done)
    expect(await decideReviews(app, op, all, WORDS.decision)).toMatchObject(done)
    const twice = await decideReviews(app, cycle.op(), all, WORDS.decision)
    expect(twice).toEqual(refused('cycle.undecided'))
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
    const cycle = await toMeeting([3, 1])
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
    const cycle = await toMeeting([3, 1])
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
    await scoreStage(cycle, 'paper', [2, 2])
    const [gone = '', stays = ''] = cycle.reviews
    const end = () => endReviewOfGone(app, { ...cycle.op(), reviewId: gone }, '单位撤销')
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
    await scoreStage(cycle, 'siteVisit', [2, 2].slice(1))
    expect((await cycle.state()).reviews.get(stays)?.phase).toBe('checked')
  })

  it('replaces an expert who withdrew, without losing a sheet', async () => {
    const cycle = await TestCycle.open(app, { studios: 2 })
    const pool = await cycle.toScoring(4)
    const [review = ''] = cycle.reviews
    const assigned = (await cycle.state()).reviews.get(review)?.experts ?? []
    const [from = '', other = ''] = assigned
    const to = pool.find((id) => !assigned.includes(id)) ?? ''
    const scored = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId: other })
    await scored.score(review, 2)
    const swap = (expert: string) =>
      replaceInPool(app, cycle.op(), { reviewId: review, from: expert, to, reason: '因病' })
    expect(await withdrawFromPool(app, cycle.op(), { expert: from, reason: '' })).toEqual(
      refused('expert.needsReason'),
    )
    expect(await withdrawFromPool(app, cycle.op(), { expert: from, reason: '因病' })).toMatchObject(
      done,
    )
    expect(await swap(from)).toMatchObject(done)
    expect((await cycle.state()).reviews.get(review)?.experts).toContain(to)
    const substitute = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId: to })
    await substitute.score(review, 2)
    const sheets = (await sheetsOfReviews(app, cycle.id)).get(review)?.get('paper')
    expect(sheets).toHaveLength(2)
  })

  it('gives nobody the studio that they lead, declared or not', async () => {
    const cycle = await TestCycle.open(app, { studios: 3 })
    const pool = await cycle.addExperts(4)
    const [lead = '', other = ''] = pool
    await app.writer.write((tx) =>
      tx.studio.update({ where: { id: cycle.studios[1] ?? '' }, data: { leadPersonId: lead } }),
    )
    await cycle.toAssignment()
    expect(await assignPool(app, cycle.op())).toMatchObject(done)
    const [, own = ''] = cycle.reviews
    const { experts = [] } = (await cycle.state()).reviews.get(own) ?? {}
    expect(experts).not.toContain(lead)
    const swap = { reviewId: own, from: other, to: lead, reason: '调整' }
    expect(await replaceInPool(app, cycle.op(), swap)).toEqual(refused('assignment.ownStudio'))
  })

  it('lets no sheet count of an expert who declared a tie, and seats a substitute', async () => {
    const cycle = await TestCycle.open(app, { studios: 2 })
    const pool = await cycle.toScoring(4)
    const [review = ''] = cycle.reviews
    const [studio = ''] = cycle.studios
    const assigned = (await cycle.state()).reviews.get(review)?.experts ?? []
    const [tied = ''] = assigned
    const to = pool.find((id) => !assigned.includes(id)) ?? ''
    const expert = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId: tied })
    await expert.score(review, 3)
    const counted = async () =>
      ((await sheetsOfReviews(app, cycle.id)).get(review)?.get('paper') ?? []).length
    expect(await counted()).toBe(1)
    expect(await declareOwnTie(app, cycle.op(tied), studio, '回避')).toMatchObject(done)
    expect(await declareOwnTie(app, cycle.op(tied), studio, '回避')).toEqual(
      refused('expert.alreadyIn'),
    )
    expect(await counted()).toBe(0)
    const late = await expert.mark(review, 'rules', 0)
    expect(late).toMatchObject({ ok: false, code: 'held' })
    const swap = { reviewId: review, from: tied, to, reason: '回避' }
    expect(await replaceInPool(app, cycle.op(), swap)).toMatchObject(done)
    const substitute = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId: to })
    await substitute.score(review, 2)
    expect(await counted()).toBe(1)
  })

  it('asks for a substitute only where one can still take a sheet over', async () => {
    const cycle = await TestCycle.open(app, { studios: 1 })
    await cycle.toScoring(4)
    const [review = ''] = cycle.reviews
    const [leaves = '', tied = ''] = (await cycle.state()).reviews.get(review)?.experts ?? []
    const asked = async () => (await cyclePage(app, cycle.id))?.substitutes
    await scoreStage(cycle, 'paper', [2])
    expect(await cycle.move('siteVisit')).toMatchObject(done)
    await scoreStage(cycle, 'siteVisit', [2])
    expect(await cycle.move('live')).toMatchObject(done)
    const last = await TestExpert.sit(app, { cycleId: cycle.id, key: 'live', personId: leaves })
    await last.score(review, 2)
    const leaving = { expert: leaves, reason: '因病' }
    expect(await withdrawFromPool(app, cycle.op(), leaving)).toMatchObject(done)
    expect(await asked()).toBe(0)
    const [studio = ''] = cycle.studios
    expect(await declareOwnTie(app, cycle.op(tied), studio, '回避')).toMatchObject(done)
    expect(await asked()).toBe(1)
    await signStage(cycle, 'live')
    expect(await asked()).toBe(0)
  })

  it('takes no stranger and no officer into the pool', async () => {
    const cycle = await TestCycle.open(app, { studios: 1 })
    const form = { name: '王芳', phone: samplePhone(71), creditCode: null, zone: '' }
    const zone = { role: 'zoneOfficer', editionId: 'edition-1', zoneId: 'zone-a' } as const
    await testPerson(app, samplePhone(71), zone)
    await testPerson(app, samplePhone(72))
    expect(await addExpertToPool(app, cycle.op(), form)).toEqual(refused('expert.officer'))
    const other = { ...form, name: '李强', phone: samplePhone(72) }
    expect(await addExpertToPool(app, cycle.op(), other)).toEqual(refused('expert.otherName'))
    const right = { ...form, phone: samplePhone(72) }
    expect(await addExpertToPool(app, cycle.op(), right)).toMatchObject(done)
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

  it('takes nothing more from an expert who has withdrawn', async () => {
    const cycle = await TestCycle.open(app, { studios: 1 })
    await cycle.toScoring(4)
    const [review = ''] = cycle.reviews
    const [personId = ''] = (await cycle.state()).reviews.get(review)?.experts ?? []
    const expert = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId })
    expect(await expert.mark(review, 'rules', 2)).toMatchObject(done)
    await withdrawFromPool(app, cycle.op(), { expert: personId, reason: '因病' })
    expect(await expert.mark(review, 'rules', 3)).toMatchObject({ ok: false, code: 'held' })
  })

  it('withdraws the notice of a cycle that is cancelled', async () => {
    const cycle = await toMeeting([2])
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    const { notice } = await cycle.state()
    expect(await cycle.move('cancelled', '方案有误')).toMatchObject(done)
    expect(await phaseOf(notice ?? '')).toBe('withdrawn')
  })

  it('lets the meeting choose between equals at the limit of the best rating', async () => {
    const atLeast = [
      { rating: 'excellent', points: 3000 },
      { rating: 'pass', points: 1000 },
    ]
    const cap = { share: { num: 1, den: 2 }, round: 'down' } as const
    const rule = { by: 'thresholds', atLeast } as const
    const cycle = await toMeeting([2, 2], { ...YEARLY_REVIEW, rule, cap })
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

  it('corrects a rating after an upheld objection by a notice that supersedes the first', async () => {
    const cycle = await toMeeting([2])
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
    const cycle = await toMeeting([2])
    await confirmRatings(app, cycle.op())
    await cycle.move('notice')
    const { notice } = await cycle.state()
    const move = {
      opId: randomUUID(),
      noticeId: notice ?? '',
      to: 'withdrawn',
      reason: '有误',
    } as const
    const withdrawn = await moveNotice(app, { ...move, actor: 'organiser', receivedAt: app.now() })
    expect(withdrawn).toMatchObject(done)
    expect(await cycle.move('decision')).toEqual(refused('cycle.noticeOpen'))
    expect(await cycle.move('meeting', '公示有误')).toMatchObject(done)
  })

  it('publishes again, and withdraws a notice that nobody objected to', async () => {
    const cycle = await toMeeting([2])
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
