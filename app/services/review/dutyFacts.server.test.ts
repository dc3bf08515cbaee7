import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { duties } from '~/domain/review/duties'
import { DYNAMIC_RULES } from '~/domain/review/dynamicRules'
import type { ReviewScheme } from '~/domain/review/scheme'
import { PROMOTION, YEARLY_REVIEW } from '~/domain/review/templates'
import { studioChangeSchema } from '~/protocol/studio'
import { officeDuties, studioDuties } from '~/queries/duty/dutyList.server'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { concludeCycle, nextCycle, passing } from '~/services/testing/paperlessCycle'
import { registerStudios, TestCycle } from '~/services/testing/reviewCycle'
import { PAPERLESS } from '~/services/testing/reviewSchemes'
import { confirmDuty } from './confirmDuty.server'
import { dutyFacts } from './dutyFacts.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const factsOf = async (id: string) => {
  const [facts] = await dutyFacts(app.read, { id })
  if (!facts) throw new Error('There is no such studio')
  return facts
}

/** A review that was decided, as the tables have it. */
async function decided(studioId: string, scheme: ReviewScheme, rating: string, on: string) {
  const { unitId } = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
  await app.writer.write(async (tx) => {
    const { kind, template } = scheme
    const cycleId = randomUUID()
    await tx.reviewCycle.create({
      data: {
        ...{ id: cycleId, year: Number(on.slice(0, 4)), template, kind, phase: 'closed' },
        ...{ title: '', titleEn: '', scheme: JSON.stringify(scheme), openedAt: app.now() },
      },
    })
    await tx.review.create({
      data: {
        ...{ id: randomUUID(), cycleId, studioId, unitId, zoneCode: 'a', level: 'city', star: 3 },
        ...{ phase: 'decided', figures: '{}', rating, decidedOn: on },
      },
    })
  })
}

it('counts failed yearly reviews one after the other, whatever was applied for between them', async () => {
  const [studio = ''] = await registerStudios(app, 1)
  await decided(studio, YEARLY_REVIEW, 'fail', '2019-10-01')
  await decided(studio, PROMOTION, 'notRecommended', '2020-03-01')
  await decided(studio, YEARLY_REVIEW, 'fail', '2020-10-01')
  const facts = await factsOf(studio)
  expect(facts.reviews.map(({ failed }) => failed)).toEqual([true, true])
  const kinds = duties(facts, DYNAMIC_RULES.rules, '2021-04-01').map(({ kind }) => kind)
  expect(kinds).toContain('remove')
})

it('proposes nothing by what was before a studio was taken back into the register', async () => {
  const [studio = ''] = await registerStudios(app, 1)
  await decided(studio, YEARLY_REVIEW, 'fail', '2019-10-01')
  await decided(studio, YEARLY_REVIEW, 'fail', '2020-10-01')
  const move = async (status: string, on: string) => {
    const fields = { opId: randomUUID(), change: 'status', status, on, reason: '示例' }
    const form = studioChangeSchema.parse(fields)
    const by = { actor: 'organiser', receivedAt: app.now() }
    expect(await changeStudio(app, { studioId: studio, form, ...by })).toMatchObject({ ok: true })
  }
  const kinds = async () => (await studioDuties(app, studio)).map(({ kind }) => kind)
  app.setNow(new Date('2021-06-01T02:00:00.000Z'))
  expect(await kinds()).toEqual(['rectify', 'remove'])
  await move('removed', '2020-11-01')
  expect(await kinds()).toEqual([])
  await move('active', '2021-05-20')
  expect(await factsOf(studio)).toMatchObject({ restoredOn: '2021-05-20' })
  expect(await kinds()).toEqual([])
})

it('lets one of two officers who confirm a duty at once', async () => {
  const [studio = ''] = await registerStudios(app, 1)
  const found = await studioDuties(app, studio)
  const duty = found.find(({ kind }) => kind === 'rectify')?.key ?? ''
  const form = (rectifyBy: string) => ({
    ...{ opId: randomUUID(), studio, duty, rectifyBy },
    ...({ status: 'rectifying', reason: '一年内没有成果' } as const),
  })
  const first = { form: form('2021-09-01'), actor: 'one', receivedAt: app.now() }
  const answers = await Promise.all([
    confirmDuty(app, first),
    confirmDuty(app, { form: form('2022-09-01'), actor: 'two', receivedAt: app.now() }),
  ])
  expect(answers).toMatchObject([{ ok: true }, { ok: false, code: 'dutyGone' }])
  const row = await app.read.studio.findUniqueOrThrow({ where: { id: studio } })
  expect(row.rectifyBy).toBe('2021-09-01')
  // The same op again is answered as it was the first time.
  expect(await confirmDuty(app, first)).toEqual(answers[0])
})

describe('what a decision leaves to the next year', () => {
  const upcoming = async (id: string) =>
    (await studioDuties(app, id)).filter(({ rule }) => rule === 'decision')

  it('is on the studio’s list, until the next review begins', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
    await concludeCycle(app, cycle)
    const [studio = ''] = cycle.studios
    const [review] = (await cycle.state()).reviews.values()
    expect(review?.next).toBe('review')
    expect(await upcoming(studio)).toMatchObject([
      { kind: 'nextReview', dueOn: '2022-12-31', isOverdue: false, reason: { year: 2022 } },
    ])
    // An office's list has what is to be done now; what is to come is there when asked for.
    const office = (kind: string) =>
      officeDuties(
        app,
        { editionId: 'edition-1', zoneId: null, contestId: null },
        { zone: '', kind },
      )
    const all = await office('')
    expect(all.list.map(({ duty }) => duty.kind)).not.toContain('nextReview')
    // So that the counts add up, what it leaves out is counted, and is nothing new to do.
    expect(all.announced).toBe(1)
    const asked = await office('nextReview')
    expect(asked.list).toMatchObject([{ duty: { since: asked.today, isNew: false } }])
    expect(asked.announced).toBe(1)
    await nextCycle(app, 2022)
    expect(await upcoming(studio)).toEqual([])
  })

  it('is a re-assessment for whoever has to rectify', async () => {
    const scheme = passing([{ do: 'rectify', months: 3 }])
    const cycle = await TestCycle.open(app, { studios: 1, scheme })
    await concludeCycle(app, cycle)
    const [studio = ''] = cycle.studios
    const { rectifyBy } = await app.read.studio.findUniqueOrThrow({ where: { id: studio } })
    expect(await upcoming(studio)).toMatchObject([
      { kind: 'nextReassess', reason: { why: 'nextReassess', rectifyBy } },
    ])
  })
})
