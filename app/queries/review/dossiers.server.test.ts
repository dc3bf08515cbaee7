import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findTenure } from '~/services/contest/tenure.server'
import { replaceInPanelsWithin } from '~/services/review/panel/changePanels.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { drawnContest } from '~/services/testing/drawnContest'
import { TestExpert, testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import { seatSnapshot } from '../contest/seatSnapshot.server'

let app: TestApplication
let panels: TestPanels

beforeEach(async () => {
  app = await testApplication()
  panels = await testPanels(app)
})
afterEach(() => app.close())

async function snapshotOf(contestId: string, tenureId: string) {
  const live = await app.contests.load(contestId)
  const holder = await findTenure(app, tenureId)
  return live && holder && seatSnapshot(app, live, holder)
}

async function dossiersOf(expert: number) {
  const personId = panels.experts[expert] ?? ''
  const { tenureId } = await TestExpert.sit(app, { ...panels, key: 'paper', personId })
  const snapshot = await snapshotOf(`${panels.cycleId}.paper`, tenureId)
  return Object.values(snapshot?.dossiers ?? {})
}

it('hold what the studios on the own sheets have filed', async () => {
  const [a] = panels.reviews
  const file = { kind: 'pdf', type: 'application/pdf', bytes: 9, alt: '', createdBy: 'p' }
  await app.writer.write(async (tx) => {
    const figures = JSON.stringify({ achievements: '4', benefitFen: '1234500' })
    const declared = JSON.stringify({ accidents: '0' })
    await tx.review.update({ where: { id: a }, data: { figures, declared } })
    const statement = { reviewId: a, item: 'novelty', text: '全省首创' }
    await tx.reviewStatement.create({ data: statement })
    const times = { createdAt: app.now(), touchedAt: app.now() }
    for (const [name, status] of [
      ['专利证书.pdf', 'ready'],
      ['未传完.pdf', 'receiving'],
    ] as const) {
      const scope = `review:${a}:novelty`
      const data = { id: randomUUID(), scope, purpose: 'evidence', name, status, ...file, ...times }
      await tx.storedFile.create({ data })
    }
    const { studioId } = await tx.review.findUniqueOrThrow({ where: { id: a } })
    for (const [id, year] of [
      ['now', 2021],
      ['before', 2020],
    ] as const) {
      const result = { kind: 'patent', title: '示例夹具', year, doneOn: `${year}-06-01` }
      await tx.achievement.create({ data: { id, studioId, ...result } })
      const place = { scope: `studio:${studioId}:${id}`, purpose: 'evidence', status: 'ready' }
      const data = { ...file, ...times, ...place, id: randomUUID(), name: `${id}.pdf` }
      await tx.storedFile.create({ data })
    }
    const taken = { kind: 'picture', type: 'image/jpeg', alt: '实训车间', status: 'ready' }
    const place = { scope: `review:${a}:siteVisit`, purpose: 'photo', name: '1.jpg' }
    const photo = { ...file, ...times, ...taken, ...place, id: randomUUID() }
    await tx.storedFile.create({ data: photo })
  })
  const dossiers = await dossiersOf(1)
  expect(dossiers).toHaveLength(2)
  expect(dossiers.find(({ name }) => name.zh === '示例甲工作室')).toMatchObject({
    unit: '示例制造有限公司',
    facts: [
      { key: 'achievements', title: null, value: '4' },
      { key: 'benefitFen', title: null, value: '1234500' },
      { key: 'accidents', title: { zh: '责任事故起数' }, value: '0' },
    ],
    statements: [{ title: { zh: '创新水平' }, text: '全省首创' }],
    review: a,
    files: [
      { name: '专利证书.pdf', title: { zh: '创新水平' } },
      { name: 'now.pdf', title: { zh: '示例夹具' } },
    ],
    photos: [{ alt: '实训车间' }],
  })
})

it('leave out a studio from which the expert was taken', async () => {
  const [reviewId] = panels.reviews
  const [, from, , to] = panels.experts
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: app.now() }
  const change = { cycleId: panels.cycleId, reviewId, from, to, reason: '回避' }
  await app.writer.write((tx) => replaceInPanelsWithin(tx, change, by))
  expect((await dossiersOf(1)).map(({ name }) => name.zh)).toEqual(['示例丙工作室'])
  expect((await dossiersOf(3)).map(({ name }) => name.zh)).toEqual(['示例甲工作室'])
})

it('are in no contest', async () => {
  const contest = await drawnContest(app)
  const tenure = await app.read.tenure.findFirstOrThrow({ where: { seatId: contest.seats[0] } })
  const snapshot = await snapshotOf(contest.id, tenure.id)
  expect(snapshot?.sheets).toHaveLength(2)
  expect(snapshot).not.toHaveProperty('dossiers')
})
