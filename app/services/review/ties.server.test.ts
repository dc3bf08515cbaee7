/** Who recuses because the register says so, and what becomes of their sheets. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { needingSubstitutes } from '~/domain/review/decideExperts'
import { studioChangeSchema } from '~/protocol/studio'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { giveLeadAccount } from '~/services/studio/giveLeadAccount.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { TestExpert } from '~/services/testing/reviewPanel'
import { sampleCreditCode, samplePhone } from '../../../prisma/programme/samplePeople'
import { addExpertToPool, assignPool, replaceInPool } from './experts.server'
import { panelFacts } from './panel/panelFacts.server'
import { sheetsOfReviews } from './panel/panelSheets.server'

const CODE = sampleCreditCode(5_777)

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

/** Experts who need a substitute. */
async function needing(cycle: TestCycle): Promise<string[]> {
  const { stages } = await panelFacts(app, cycle.id)
  const found = needingSubstitutes(await cycle.state(), stages.values())
  return found.map(({ expert }) => expert.id)
}

async function newUnit(): Promise<void> {
  await app.writer.write((tx) =>
    tx.unit.create({ data: { id: 'unit-new', name: '示例新单位', creditCode: CODE } }),
  )
}

/** The studio moves to the new unit, in zone b. */
async function moveStudio(studioId: string): Promise<void> {
  const form = studioChangeSchema.parse({
    ...{ opId: randomUUID(), change: 'unit', unitName: '示例新单位', creditCode: CODE },
    ...{ zone: 'b', on: '2021-04-30', reason: '并入' },
  })
  const by = { actor: 'organiser', receivedAt: app.now() }
  expect(await changeStudio(app, { studioId, form, ...by })).toMatchObject({ ok: true })
}

/** A pool of so many; the first one of this unit. */
async function pool(cycle: TestCycle, count: number, creditCode: string | null): Promise<string[]> {
  for (let index = 0; index < count; index += 1) {
    const someone = { name: `示例专家${index}`, phone: samplePhone(900 + index), zone: '' }
    const form = { ...someone, creditCode: index === 0 ? creditCode : null }
    expect(await addExpertToPool(app, cycle.op(), form)).toMatchObject({ ok: true })
  }
  return [...(await cycle.state()).experts.keys()]
}

const expertsOf = async (cycle: TestCycle, index: number) =>
  (await cycle.state()).reviews.get(cycle.reviews[index] ?? '')?.experts ?? []

it('assigns nobody of the unit to which a studio moved since it was invited', async () => {
  const cycle = await TestCycle.open(app, { studios: 2 })
  await newUnit()
  const [own = ''] = await pool(cycle, 4, CODE)
  await moveStudio(cycle.studios[0] ?? '')
  await cycle.toAssignment()
  expect(await assignPool(app, cycle.op())).toMatchObject({ ok: true })
  const [, other = ''] = await expertsOf(cycle, 0)
  expect(await expertsOf(cycle, 0)).not.toContain(own)
  const form = { reviewId: cycle.reviews[0] ?? '', from: other, to: own, reason: '调整' }
  expect(await replaceInPool(app, cycle.op(), form)).toMatchObject({
    code: 'assignment.sameUnit',
  })
})

it('takes the unit of a studio that an expert leads for the expert’s own', async () => {
  const cycle = await TestCycle.open(app, { studios: 2 })
  const [lead = ''] = await pool(cycle, 4, null)
  const first = await app.read.studio.findUniqueOrThrow({ where: { id: cycle.studios[0] ?? '' } })
  await app.writer.write((tx) =>
    tx.studio.create({
      data: { ...first, id: 'third', name: '示例同单位创新工作室', leadPersonId: lead },
    }),
  )
  await cycle.toAssignment()
  expect(await assignPool(app, cycle.op())).toMatchObject({ ok: true })
  expect(await expertsOf(cycle, 0)).not.toContain(lead)
})

it('ends the sheets of an expert whose unit a studio moves to while it is scored', async () => {
  const cycle = await TestCycle.open(app, { studios: 1 })
  await newUnit()
  const [own = ''] = await pool(cycle, 3, CODE)
  await cycle.toAssignment()
  expect(await assignPool(app, cycle.op())).toMatchObject({ ok: true })
  expect(await cycle.move('paper')).toMatchObject({ ok: true })
  const [review = ''] = cycle.reviews
  const sheet = await TestExpert.sit(app, { cycleId: cycle.id, key: 'paper', personId: own })
  await sheet.score(review, 3)
  const counted = async () =>
    (await sheetsOfReviews(app, cycle.id)).get(review)?.get('paper')?.length ?? 0
  expect(await counted()).toBe(1)
  await moveStudio(cycle.studios[0] ?? '')
  expect(await counted()).toBe(0)
  const state = await cycle.state()
  expect(await needing(cycle)).toEqual([own])
  // Nothing more is found when the register changes again.
  const { seq } = state
  const account = { studioId: cycle.studios[0] ?? '', editionId: 'edition-1', actor: 'organiser' }
  const { leadName } = await app.read.studio.findUniqueOrThrow({ where: { id: account.studioId } })
  const given = await giveLeadAccount(app, { ...account, leadName, phone: samplePhone(70) })
  expect(given).toMatchObject({ ok: true })
  expect((await cycle.state()).seq).toBe(seq)
})

it('ends the sheets of an expert who becomes the lead of a studio that they score', async () => {
  const cycle = await TestCycle.open(app, { studios: 1 })
  const [first = ''] = await pool(cycle, 3, null)
  await cycle.toAssignment()
  expect(await assignPool(app, cycle.op())).toMatchObject({ ok: true })
  const studioId = cycle.studios[0] ?? ''
  const form = studioChangeSchema.parse({
    ...{ opId: randomUUID(), change: 'lead', leadName: '示例专家0', leadHonours: '' },
    ...{ on: '2021-04-30', reason: '接任' },
  })
  const by = { actor: 'organiser', receivedAt: app.now() }
  expect(await changeStudio(app, { studioId, form, ...by })).toMatchObject({ ok: true })
  expect(await needing(cycle)).toEqual([])
  const account = { studioId, editionId: 'edition-1', actor: 'organiser', phone: samplePhone(900) }
  expect(await giveLeadAccount(app, { ...account, leadName: '示例专家0' })).toMatchObject({
    ok: true,
  })
  expect(await needing(cycle)).toEqual([first])
})

it('asks for the unit of an expert, or that there is none, and for a zone that there is', async () => {
  const cycle = await TestCycle.open(app, { studios: 1 })
  const someone = { name: '示例专家', phone: samplePhone(900) }
  const add = (form: { creditCode: string | null; zone: string }) =>
    addExpertToPool(app, cycle.op(), { ...someone, ...form })
  expect(await add({ creditCode: '', zone: '' })).toMatchObject({ code: 'expert.needsUnit' })
  expect(await add({ creditCode: null, zone: 'xx' })).toMatchObject({ code: 'expert.unknownZone' })
  expect((await cycle.state()).experts.size).toBe(0)
  expect(await add({ creditCode: null, zone: 'a' })).toMatchObject({ ok: true })
})
