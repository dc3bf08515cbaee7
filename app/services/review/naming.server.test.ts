/** What an application comes to: a studio that is named, and one that is promoted. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { duties } from '~/domain/review/duties'
import { DYNAMIC_RULES } from '~/domain/review/dynamicRules'
import type { Consequence, ReviewScheme } from '~/domain/review/scheme'
import { PROMOTION, STAR_NAMING } from '~/domain/review/templates'
import { doublingPlans } from '~/queries/studio/doublingPlans.server'
import { publicRegister } from '~/queries/studio/publicRegister.server'
import { publicStudio } from '~/queries/studio/publicStudio.server'
import { studioFilters } from '~/protocol/studioRegister'
import { studioChangeSchema, studioRowSchema } from '~/protocol/studio'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { moveNotice } from '../notice/moveNotice.server'
import { changeStudio } from '../studio/changeStudio.server'
import { dayOf } from '../studio/dayOf'
import { loadStudio } from '../studio/loadStudio.server'
import { registerStudio } from '../studio/registerStudio.server'
import { applyForReview } from './applyForReview.server'
import { decideReviews } from './decideReviews.server'
import { dutyFacts } from './dutyFacts.server'
import { confirmRatings } from './meeting.server'

const DAY_MS = 86_400_000
let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

/** A scheme that rates by what the register says, so that no expert has to score. */
function withoutExperts(scheme: ReviewScheme, best: string): ReviewScheme {
  const measured = scheme.rubric.sections
    .map((section) => ({
      ...section,
      items: section.items.filter((one) => one.kind === 'measured'),
    }))
    .filter(({ items }) => items.length > 0)
    .map((section) => ({ ...section, weight: 2000 }))
  const total = measured.length * 2000
  if (scheme.rule.by !== 'quotas') throw new Error('Not by quotas')
  return {
    ...scheme,
    stages: scheme.stages.filter(({ key }) => !['paper', 'siteVisit', 'live'].includes(key)),
    rubric: {
      ...{ ...scheme.rubric, sections: measured, judging: [] },
      // the sample studios have no result yet
      vetoes: scheme.rubric.vetoes.filter(({ figure }) => figure !== 'achievements'),
      ...{ total, ceiling: total },
    },
    rule: {
      by: 'quotas',
      quotas: scheme.rule.quotas.map((quota) => ({
        ...{ ...quota, atLeast: null, round: 'down' as const },
        share: { num: quota.rating === best ? 100 : 0, den: 100 },
      })),
    },
  }
}

/** A studio that nobody has named yet. */
async function candidate(): Promise<string> {
  const row = studioRowSchema.parse({
    ...{ name: '示例未命名工作室', zone: 'a', unitName: '示例新单位' },
    ...{ creditCode: '91999999DEM000009X', leadName: '示例新领军人', level: 'county' },
    ...{ foundedOn: '2016-05-01', industry: '电', trades: '电工' },
  })
  const by = { opId: randomUUID(), actor: 'organiser', receivedAt: app.now() }
  const answer = await registerStudio(app, { row, ...by })
  if (!answer.ok) throw new Error(answer.code)
  return answer.studioId
}

/** From the application to the stage of the decision. */
async function toDecision(cycle: TestCycle, studioId: string): Promise<void> {
  const ok = { ok: true }
  expect(await cycle.move('selfAssessment')).toMatchObject(ok)
  expect(await applyForReview(app, cycle.op('lead'), studioId)).toMatchObject(ok)
  const [review = ''] = (await cycle.state()).reviews.keys()
  expect(await cycle.fill(review)).toMatchObject(ok)
  expect(await cycle.file(review)).toMatchObject(ok)
  expect(await cycle.move('zoneCheck')).toMatchObject(ok)
  expect(await cycle.check(review)).toMatchObject(ok)
  expect(await cycle.move('meeting')).toMatchObject(ok)
  expect(await confirmRatings(app, cycle.op())).toMatchObject(ok)
  expect(await cycle.move('notice')).toMatchObject(ok)
  const { notice } = await cycle.state()
  app.setNow(new Date(app.now().getTime() + 30 * DAY_MS))
  const close = { opId: randomUUID(), noticeId: notice ?? '', to: 'closed', reason: '' } as const
  const by = { actor: 'organiser', receivedAt: app.now() }
  expect(await moveNotice(app, { ...close, ...by })).toMatchObject(ok)
  expect(await cycle.move('decision')).toMatchObject(ok)
}

/** From the application to the decision; the day of the decision. */
async function grant(cycle: TestCycle, studioId: string): Promise<string> {
  await toDecision(cycle, studioId)
  const form = { reviews: 'all' } as const
  const decided = await decideReviews(app, cycle.op(), form, WORDS.decision)
  expect(decided).toMatchObject({ ok: true })
  return dayOf(app.now())
}

const dutiesOf = async (id: string, today: string) => {
  const [facts] = await dutyFacts(app.read, { id })
  return facts ? duties(facts, DYNAMIC_RULES.rules, today).map(({ kind }) => kind) : []
}
const historyOf = async (studioId: string) => {
  const rows = await app.read.studioHistory.findMany({
    where: { studioId },
    orderBy: { seq: 'asc' },
  })
  return rows.map(({ kind, from, to, cycleId, at }) => [kind, from, to, cycleId, at])
}
const named = async (year: number) => {
  await app.writer.write((tx) =>
    tx.doublingTarget.upsert({
      where: { year },
      create: { year, target: 80 },
      update: {},
    }),
  )
  const plans = await doublingPlans(app.read, dayOf(app.now()))
  return plans.find((plan) => plan.year === year)?.named
}
const listed = async (year = '') =>
  (await publicRegister(app, studioFilters.parse({ year }))).studios.map(({ id }) => id)

it('names a studio from the day of the decision on, for the public, the plan and its duties', async () => {
  const cycle = await TestCycle.open(app, {
    studios: 1,
    scheme: withoutExperts(STAR_NAMING, 'star3'),
  })
  const studioId = await candidate()
  expect(await listed()).not.toContain(studioId)
  expect(await publicStudio(app.read, studioId)).toBeNull()
  expect(await dutiesOf(studioId, dayOf(app.now()))).toEqual([])
  expect(await named(2021)).toBe(0)

  const on = await grant(cycle, studioId)
  const row = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
  expect(row).toMatchObject({ level: 'city', star: 3, namedOn: on, status: 'active' })
  expect(await loadStudio(app.read, studioId)).toMatchObject({ namedOn: on, namedIn: cycle.id })
  expect(await historyOf(studioId)).toEqual([
    ['named', 'county', 'city', cycle.id, on],
    ['star', '0', '3', cycle.id, on],
  ])
  expect(await listed(on.slice(0, 4))).toContain(studioId)
  const shown = await publicStudio(app.read, studioId)
  expect(
    shown?.past.flatMap(({ changes }) => changes).map(({ kind, to, turn }) => [kind, to, turn]),
  ).toContainEqual([...['named', 'city', 'up']])
  expect(await named(2021)).toBe(1)
  expect(await app.read.certificate.findMany()).toMatchObject([{ revokedAt: null }])

  // A year without a result is counted from the naming, not from the founding.
  expect(await dutiesOf(studioId, on)).not.toContain('rectify')
  const yearOn = dayOf(new Date(app.now().getTime() + 367 * DAY_MS))
  expect(await dutiesOf(studioId, yearOn)).toContain('rectify')
})

it('promotes a studio that keeps the day of its naming, and counts it in no second year', async () => {
  const scheme = withoutExperts(PROMOTION, 'recommended')
  const cycle = await TestCycle.open(app, { studios: 1, scheme })
  const [studioId = ''] = cycle.studios
  const on = await grant(cycle, studioId)
  const row = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
  expect(row).toMatchObject({ level: 'province', star: 3, namedOn: '2018-04-28' })
  expect(await historyOf(studioId)).toEqual([['level', 'city', 'province', cycle.id, on]])
  expect([await named(2018), await named(2021)]).toEqual([1, 0])
  expect(await app.read.certificate.count()).toBe(1)
})

it('leaves a level that came by hand meanwhile, and certifies no other', async () => {
  const cycle = await TestCycle.open(app, {
    studios: 1,
    scheme: withoutExperts(PROMOTION, 'recommended'),
  })
  const [studioId = ''] = cycle.studios
  await toDecision(cycle, studioId)
  const on = dayOf(app.now())
  const fields = { change: 'level', level: 'national', on, reason: '全国总工会认定' }
  const form = studioChangeSchema.parse({ opId: randomUUID(), ...fields })
  const by = { actor: 'organiser', receivedAt: app.now() }
  expect(await changeStudio(app, { studioId, form, ...by })).toMatchObject({ ok: true })
  const decided = await decideReviews(app, cycle.op(), { reviews: 'all' }, WORDS.decision)
  expect(decided).toMatchObject({ ok: true })
  expect(await loadStudio(app.read, studioId)).toMatchObject({ level: 'national' })
  expect(await app.read.certificate.count()).toBe(0)
})

/** The scheme with other consequences of its best rating. */
function granting(scheme: ReviewScheme, best: string, consequences: Consequence[]): ReviewScheme {
  const ratings = scheme.ratings.map((one) => (one.key === best ? { ...one, consequences } : one))
  return { ...withoutExperts(scheme, best), ratings }
}
const certificates = async () =>
  (await app.read.certificate.findMany({ orderBy: { issuedAt: 'asc' } })).map(
    ({ supersededAt }) => supersededAt === null,
  )

it('certifies a studio that is named without a star', async () => {
  const scheme = granting(STAR_NAMING, 'star3', [{ do: 'setLevel', level: 'city' }])
  const cycle = await TestCycle.open(app, { studios: 1, scheme })
  const studioId = await candidate()
  await grant(cycle, studioId)
  expect(await loadStudio(app.read, studioId)).toMatchObject({ level: 'city', star: 0 })
  expect(await certificates()).toEqual([true])
})

it('certifies a studio that is promoted by a star', async () => {
  const scheme = granting(PROMOTION, 'recommended', [{ do: 'rise', by: 1, highest: 5 }])
  const first = await TestCycle.open(app, { studios: 1, scheme })
  const [studioId = ''] = first.studios
  const { star = 0 } = (await loadStudio(app.read, studioId)) ?? {}
  await grant(first, studioId)
  expect(await loadStudio(app.read, studioId)).toMatchObject({ star: star + 1 })
  expect(await certificates()).toEqual([true])
})
