/** A bar follows the lead of a studio that lost its plaque, into whatever studio comes next. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ReviewScheme } from '~/domain/review/scheme'
import { STAR_NAMING } from '~/domain/review/templates'
import { studioRowSchema } from '~/protocol/studio'
import { barOfUnit } from '~/queries/studio/barOfUnit.server'
import { openApplications } from '~/queries/review/ownReviews.server'
import { registerStudio } from '~/services/studio/registerStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { concludeCycle, nextCycle, passing } from '~/services/testing/paperlessCycle'
import { testPerson } from '~/services/testing/people'
import { TestCycle } from '~/services/testing/reviewCycle'
import { sampleCreditCode } from '../../../prisma/programme/samplePeople'
import { applyForReview } from './applyForReview.server'

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
  expect(await barOfUnit(app, answer.studioId)).toMatchObject({ id: removed, barredUntil })
  expect(await barOfUnit(app, removed)).toBe(null)
  const elsewhere = await register('示例领军人0', 7)
  expect(elsewhere.ok && (await barOfUnit(app, elsewhere.studioId))).toBe(null)
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
