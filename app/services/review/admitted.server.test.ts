import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testRegister } from '~/services/testing/studios'
import { admittedStudios } from './admitted.server'

const TODAY = '2021-10-01'
let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
  await testRegister(app, [
    { id: 'one', name: '甲创新工作室' },
    { id: 'two', name: '乙创新工作室', zoneCode: 'GYQ' },
    { id: 'county', name: '丙创新工作室', level: 'county', star: 0 },
    { id: 'gone', name: '丁创新工作室', status: 'removed', star: 0 },
  ])
})
afterEach(() => app.close())

const underReview = (studioId: string, phase: string, cyclePhase: string) =>
  app.writer.write(async (tx) => {
    const id = `cycle-${phase}-${cyclePhase}`
    await tx.reviewCycle.create({
      data: {
        ...{ id, year: 2021, template: 'yearlyReview', kind: 'review', phase: cyclePhase },
        ...{ title: '复核', titleEn: 'Review', scheme: '{}', openedAt: app.now() },
      },
    })
    const facts = { unitId: 'u', zoneCode: 'XS', level: 'city', star: 3, figures: '{}' }
    await tx.review.create({ data: { id: `${id}-r`, cycleId: id, studioId, phase, ...facts } })
  })

describe('the studios of a cycle', () => {
  it('are those in its scope, by zone and name; the others are left out with the reason', async () => {
    const { admitted, refused } = await admittedStudios(app.read, YEARLY_REVIEW, TODAY)
    expect(admitted.map(({ id }) => id)).toEqual(['two', 'one'])
    expect(refused.map(({ studioId, why }) => [studioId, why]).sort()).toEqual([
      ['county', 'level'],
      ['gone', 'gone'],
    ])
    expect(refused.find(({ studioId }) => studioId === 'gone')?.name).toBe('丁创新工作室')
  })

  it('depend on what the cycle is for', async () => {
    const { admitted } = await admittedStudios(app.read, STAR_NAMING, TODAY)
    expect(admitted.map(({ id }) => id)).toEqual(['county'])
  })

  it.each([
    ['checked', 'zoneCheck', 'overlap'],
    ['rated', 'decision', 'overlap'],
    ['decided', 'decision', undefined],
    ['withdrawn', 'paper', undefined],
    ['invited', 'cancelled', undefined],
    ['decided', 'closed', undefined],
  ])('with a review that is %s in a cycle that is %s: %s', async (phase, cycle, why) => {
    await underReview('one', phase, cycle)
    const { refused } = await admittedStudios(app.read, YEARLY_REVIEW, TODAY)
    expect(refused.find(({ studioId }) => studioId === 'one')?.why).toBe(why)
  })

  it('are the same inside the transaction that opens it', async () => {
    const inside = await app.writer.write((tx) => admittedStudios(tx, YEARLY_REVIEW, TODAY))
    expect(inside).toEqual(await admittedStudios(app.read, YEARLY_REVIEW, TODAY))
  })
})
