/** A bar follows the lead of a studio that lost its plaque, into whatever studio comes next. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ReviewScheme } from '~/domain/review/scheme'
import { STAR_NAMING } from '~/domain/review/templates'
import { studioRowSchema } from '~/protocol/studio'
import { cyclePage } from '~/queries/review/cyclePage.server'
import { barOfUnit } from '~/queries/studio/barOfUnit.server'
import { openApplications } from '~/queries/review/ownReviews.server'
import { registerStudio } from '~/services/studio/registerStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { concludeCycle, nextCycle, passing } from '~/services/testing/paperlessCycle'
import { testPerson } from '~/services/testing/people'
import { must, TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { PAPERLESS_NAMING } from '~/services/testing/reviewSchemes'
import { closeNotice } from '~/services/testing/scoredCycle'
import { sampleCreditCode } from '../../../prisma/programme/samplePeople'
import { applyForReview } from './applyForReview.server'
import { endOneReview } from './assessment.server'
import { decideReviews } from './decideReviews.server'
import { confirmRatings } from './meeting.server'

const NAMING: ReviewScheme = {
  ...STAR_NAMING,
  scope: { levels: ['city'], stars: [], namedBefore: null, statuses: ['active'] },
}
let app: TestApplication
let barredUntil: string
let removed: string

beforeEach(async () => {
  app = await testApplication()
  const scheme = passing([{ do: 'remove', barYears: 3 }])
  const cycle = await TestCycle.open(app, { studios: 1, scheme })
  removed = cycle.studios[0] ?? ''
  await concludeCycle(app, cycle)
  const row = await app.read.studio.findUniqueOrThrow({ where: { id: removed } })
  barredUntil = row.barredUntil ?? ''
})
afterEach(() => app.close())

function register(leadName: string, unit: number) {
  const row = studioRowSchema.parse({
    ...{ name: `示例${leadName}创新工作室`, leadName, zone: 'a', level: 'city', star: '0' },
    ...{ unitName: `示例单位${unit}`, creditCode: sampleCreditCode(5_000 + unit) },
    ...{ foundedOn: '2020-01-01', industry: '电', trades: '电工' },
  })
  const by = { actor: 'organiser', receivedAt: app.now() }
  return registerStudio(app, { opId: randomUUID(), row, ...by })
}

it('refuses a new studio of that lead in that unit, on the last day too', async () => {
  expect(await register('示例领军人 0', 0)).toEqual({ ok: false, code: 'barredLead' })
  app.setNow(new Date(`${barredUntil}T12:00:00+08:00`))
  expect(await register('示例领军人0', 0)).toEqual({ ok: false, code: 'barredLead' })
  app.setNow(new Date(`${barredUntil}T24:00:00+08:00`))
  expect(await register('示例领军人0', 0)).toMatchObject({ ok: true })
})

it('enters another lead of the unit, and tells who decides', async () => {
  const answer = await register('示例新领军人', 0)
  if (!answer.ok) throw new Error(answer.code)
  const { name } = await app.read.studio.findUniqueOrThrow({ where: { id: removed } })
  expect(await barOfUnit(app, answer.studioId)).toEqual({ name, barredUntil })
  expect(await barOfUnit(app, removed)).toBe(null)
  const elsewhere = await register('示例领军人0', 7)
  expect(elsewhere.ok && (await barOfUnit(app, elsewhere.studioId))).toBe(null)
})

/** Two studios that applied and were checked; the lead of the first takes over from the bar's. */
async function applied(scheme: ReviewScheme) {
  const ids: string[] = []
  for (const unit of [7, 8]) {
    const answer = await register(`示例另一领军人${unit}`, unit)
    if (!answer.ok) throw new Error(answer.code)
    ids.push(answer.studioId)
  }
  const { id } = await nextCycle(app, 2022, scheme)
  must(await (await TestCycle.of(app, id)).move('selfAssessment'))
  const by = () => ({ cycleId: id, opId: randomUUID(), actor: 'lead', receivedAt: app.now() })
  for (const studioId of ids) must(await applyForReview(app, by(), studioId))
  const cycle = await TestCycle.of(app, id)
  for (const review of cycle.reviews) {
    must(await cycle.fill(review))
    must(await cycle.file(review))
  }
  must(await cycle.move('zoneCheck'))
  for (const review of cycle.reviews) must(await cycle.check(review))
  must(await cycle.move('meeting'))
  const bar = (leadPersonId: string | null) =>
    app.writer.write((tx) =>
      tx.studio.updateMany({
        where: { id: { in: [removed, ids[0] ?? ''] } },
        data: { leadPersonId },
      }),
    )
  const barred = cycle.reviews[cycle.studios.indexOf(ids[0] ?? '')] ?? ''
  return { cycle, bar, barred, other: cycle.reviews.find((one) => one !== barred) ?? '' }
}

it('ends the application of a lead who was barred after it, before anything is announced', async () => {
  const { cycle, bar, barred, other } = await applied(PAPERLESS_NAMING)
  const lead = await testPerson(app, '13899990007')
  const end = () => endOneReview(app, { ...cycle.op(), reviewId: barred }, '领军人原工作室已摘牌')
  expect(await end()).toEqual({ ok: false, code: 'review.studioStays' })
  await bar(lead)
  expect(await confirmRatings(app, cycle.op())).toEqual({ ok: false, code: 'meeting.leadBarred' })
  await bar(null)
  must(await confirmRatings(app, cycle.op()))
  await bar(lead)
  expect(await cycle.move('notice')).toEqual({ ok: false, code: 'meeting.leadBarred' })
  const toEnd = (await cyclePage(app, cycle.id))?.toEnd
  expect(toEnd).toMatchObject([{ id: barred, why: 'barred' }])
  must(await end())
  must(await cycle.move('notice'))
  const lines = await app.read.noticeLine.findMany({ where: { line: { in: [barred, other] } } })
  expect(lines.map(({ line }) => line)).toEqual([other])
})

it('names nobody by a decision who was barred after the notice, and decides the others', async () => {
  const { cycle, bar, barred, other } = await applied(PAPERLESS_NAMING)
  must(await confirmRatings(app, cycle.op()))
  must(await cycle.move('notice'))
  await closeNotice(app, cycle)
  must(await cycle.move('decision'))
  await bar(await testPerson(app, '13899990007'))
  const decide = (reviews: string[] | 'all') =>
    decideReviews(app, cycle.op(), { reviews }, WORDS.decision)
  const refused = { ok: false, code: 'decision.leadBarred' }
  expect(await decide([barred])).toEqual(refused)
  must(await decide('all'))
  expect(await decide('all')).toEqual(refused)
  const { reviews } = await cycle.state()
  expect([reviews.get(barred)?.phase, reviews.get(other)?.phase]).toEqual(['rated', 'decided'])
  const ended = { ...cycle.op(), reviewId: barred }
  must(await endOneReview(app, ended, '领军人原工作室已摘牌'))
  must(await cycle.move('closed'))
})

it('refuses that lead’s application with another studio until the bar is over', async () => {
  const lead = await testPerson(app, '13899990007')
  const answer = await register('示例领军人0', 7)
  if (!answer.ok) throw new Error(answer.code)
  const { studioId } = answer
  const naming = await nextCycle(app, 2022, NAMING)
  expect(await naming.move('selfAssessment')).toMatchObject({ ok: true })
  await app.writer.write((tx) =>
    tx.studio.updateMany({
      where: { id: { in: [removed, studioId] } },
      data: { leadPersonId: lead },
    }),
  )
  const why = async () =>
    (await openApplications(app, [studioId])).find(({ studio }) => studio.id === studioId)?.why
  const apply = () => applyForReview(app, naming.op('lead'), studioId)
  expect(await why()).toBe('barred')
  expect(await apply()).toEqual({ ok: false, code: 'review.barred' })
  app.setNow(new Date(`${barredUntil}T12:00:00+08:00`))
  expect(await apply()).toEqual({ ok: false, code: 'review.barred' })
  app.setNow(new Date(`${barredUntil}T24:00:00+08:00`))
  expect(await why()).toBe(null)
  expect(await apply()).toMatchObject({ ok: true })
})
