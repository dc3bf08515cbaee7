import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { assignPool } from './experts.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

it('assigns and cancels at the same time, one after the other, and goes on writing', async () => {
  const cycle = await TestCycle.open(app)
  await cycle.addExperts(4)
  await cycle.toAssignment()
  const [assigned, cancelled] = await Promise.all([
    assignPool(app, cycle.op()),
    cycle.move('cancelled', '方案有误'),
  ])
  expect(assigned).toMatchObject({ ok: true })
  expect(cancelled).toMatchObject({ ok: true })
  expect((await cycle.state()).phase).toBe('cancelled')
  expect(await app.writer.write((tx) => tx.reviewCycle.count())).toBe(1)
})

it('tells the second of two who assign the experts at once that they are assigned', async () => {
  const cycle = await TestCycle.open(app)
  await cycle.addExperts(4)
  await cycle.toAssignment()
  const answers = await Promise.all([
    assignPool(app, cycle.op()),
    assignPool(app, cycle.op('another organiser')),
  ])
  expect(answers).toMatchObject([{ ok: true }, { ok: false, code: 'experts.assigned' }])
})
