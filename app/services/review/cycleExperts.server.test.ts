import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cyclePage } from '~/queries/review/cyclePage.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPerson } from '~/services/testing/people'
import { TestCycle } from '~/services/testing/reviewCycle'
import { TestExpert } from '~/services/testing/reviewPanel'
import { scoreStage, signStage } from '~/services/testing/scoredCycle'
import { samplePhone } from '../../../prisma/programme/samplePeople'
import {
  addExpertToPool,
  assignPool,
  declareOwnTie,
  replaceInPool,
  withdrawFromPool,
} from './experts.server'
import { sheetsOfReviews } from './panel/panelSheets.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }

describe('the experts of a cycle', () => {
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
    await scoreStage(app, cycle, 'paper', [2])
    expect(await cycle.move('siteVisit')).toMatchObject(done)
    await scoreStage(app, cycle, 'siteVisit', [2])
    expect(await cycle.move('live')).toMatchObject(done)
    const last = await TestExpert.sit(app, { cycleId: cycle.id, key: 'live', personId: leaves })
    await last.score(review, 2)
    const leaving = { expert: leaves, reason: '因病' }
    expect(await withdrawFromPool(app, cycle.op(), leaving)).toMatchObject(done)
    expect(await asked()).toBe(0)
    const [studio = ''] = cycle.studios
    expect(await declareOwnTie(app, cycle.op(tied), studio, '回避')).toMatchObject(done)
    expect(await asked()).toBe(1)
    await signStage(app, cycle, 'live')
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
})
