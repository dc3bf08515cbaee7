import { afterEach, beforeEach, expect, it } from 'vitest'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { appendEvent } from '~/services/log/appendEvent.server'
import { movePanelWithin } from '~/services/review/panel/changePanels.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestExpert, testPanels, type TestPanels } from '~/services/testing/reviewPanel'
import { expertCycles } from './expertCycles.server'

const scheme = {
  ...YEARLY_REVIEW,
  stages: YEARLY_REVIEW.stages.map((stage) =>
    stage.key === 'paper' ? { ...stage, deadline: '2021-05-10' } : stage,
  ),
}
let app: TestApplication
let panels: TestPanels

beforeEach(async () => {
  app = await testApplication()
  panels = await testPanels(app, { scheme })
})
afterEach(() => app.close())

it('tells an expert what is done of what, by stage, and until when', async () => {
  const { cycleId, experts, reviews } = panels
  const by = { actor: 'organiser', opId: 'move', receivedAt: app.now() }
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'paper' }, by))
  const first = await TestExpert.sit(app, { cycleId, key: 'paper', personId: experts[0] })
  await first.score(reviews[0], 2)
  const [cycle] = await expertCycles(app, experts[0])
  expect(cycle).toMatchObject({ id: cycleId, year: 2021 })
  const told = cycle?.stages.map(({ key, phase, deadline, done, all }) => {
    return [key, phase, deadline, done, all]
  })
  expect(told).toEqual([
    ['paper', 'scoring', '2021-05-10', 1, 3],
    ['siteVisit', 'drawn', null, 0, 3],
    ['live', 'drawn', null, 0, 3],
  ])
})

it('holds a mark that comes after the last day, and counts nothing of it', async () => {
  const { cycleId, experts, reviews } = panels
  const by = { actor: 'organiser', opId: 'move', receivedAt: app.now() }
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'paper' }, by))
  const first = await TestExpert.sit(app, { cycleId, key: 'paper', personId: experts[0] })
  app.setNow(new Date('2021-05-10T16:00:00Z'))
  expect(await first.mark(reviews[0], 'rules', 2)).toMatchObject({
    code: 'held',
    details: { reason: 'late' },
  })
  expect(first.sheetOf(reviews[0]).marks.size).toBe(0)
  expect(await app.read.heldOp.count({ where: { reason: 'late' } })).toBe(1)
})

it('shows nobody else the cycle, nor somebody who has withdrawn', async () => {
  const { experts, chief } = panels
  expect(await expertCycles(app, chief)).toEqual([])
  await withdraw(experts[1])
  expect(await expertCycles(app, experts[1])).toEqual([])
})

it('shows who has withdrawn the stage in which sheets of theirs wait for a signature', async () => {
  const { cycleId, experts, reviews } = panels
  const by = { actor: 'organiser', opId: 'move', receivedAt: app.now() }
  await app.writer.write((tx) => movePanelWithin(tx, { cycleId, stage: 'paper' }, by))
  const second = await TestExpert.sit(app, { cycleId, key: 'paper', personId: experts[1] })
  await second.score(reviews[0], 2)
  await withdraw(experts[1])
  const shown = await expertCycles(app, experts[1])
  expect(shown.map(({ id, stages }) => [id, stages.map(({ key }) => key)])).toEqual([
    [cycleId, ['paper']],
  ])
  const sheet = second.sheetOf(reviews[0])
  const excused = { sheets: [sheet.id], cause: 'recused', reason: '示例' } as const
  const scopeId = `contest:${cycleId}.paper`
  await app.writer.write((tx) =>
    appendEvent(tx, {
      ...{ scopeId, opId: 'excuse', actor: 'chief', device: null, receivedAt: app.now() },
      ...{ kind: 'sheets.excused', payload: excused },
    }),
  )
  expect(await expertCycles(app, experts[1])).toEqual([])
})

async function withdraw(personId: string): Promise<void> {
  const key = { cycleId_personId: { cycleId: panels.cycleId, personId } }
  await app.writer.write((tx) =>
    tx.reviewExpert.update({ where: key, data: { withdrawnAt: app.now() } }),
  )
}
