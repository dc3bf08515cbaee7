/** Cycle states are kept in memory; here is what could make them differ from the log. */
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { foldCycle } from '~/domain/review/applyCycle'
import type { CycleEventBody } from '~/domain/review/cycleEvents'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { saveOwnAssessment } from './assessment.server'
import { Refused, enterCycleEvent } from './changeCycle.server'
import { cycleScope, loadCycle } from './cycleLog.server'

let app: TestApplication
let cycle: TestCycle
beforeEach(async () => {
  app = await testApplication()
  cycle = await TestCycle.open(app, { studios: 2 })
  await cycle.move('selfAssessment')
})
afterEach(() => app.close())

/** What the log adds up to from its beginning. */
async function replayed(of: TestApplication) {
  const rows = await of.read.event.findMany({
    where: { scopeId: cycleScope(cycle.id) },
    orderBy: { seq: 'asc' },
  })
  return foldCycle(
    rows.map(({ kind, payload }) => {
      return { kind, payload: JSON.parse(payload ?? '') as unknown } as CycleEventBody
    }),
  )
}

function save(of: TestApplication, lateReports: string) {
  const op = { ...cycle.op('lead'), reviewId: cycle.reviews[0] ?? '' }
  return saveOwnAssessment(of, op, { declared: { lateReports }, statements: {} })
}

it('follows the log, and hands out states that can be changed', async () => {
  for (const value of ['1', '2', '3']) {
    expect(await save(app, value)).toMatchObject({ ok: true })
    expect(await cycle.state()).toEqual(await replayed(app))
  }
  const [first] = (await cycle.state()).reviews.values()
  if (first) first.phase = 'ended'
  ;(await cycle.state()).experts.clear()
  expect(await cycle.state()).toEqual(await replayed(app))
})

it('reads no event twice', async () => {
  await cycle.state()
  const asked: unknown[] = []
  const event = {
    findMany: (query: { where: { seq: { gte: number } } }) => {
      asked.push(query.where.seq.gte)
      return app.read.event.findMany(query)
    },
  }
  const { seq } = await cycle.state()
  await loadCycle({ event } as never, cycle.id)
  expect(asked).toEqual([seq])
})

it('forgets what was rolled back', async () => {
  const failing = app.writer.write(async (tx) => {
    const state = await loadCycle(tx, cycle.id)
    const moved = { kind: 'cycle.moved', payload: { to: 'zoneCheck', reason: null } } as const
    if (state) await enterCycleEvent(tx, state, moved, cycle.op())
    expect((await loadCycle(tx, cycle.id))?.phase).toBe('zoneCheck')
    throw new Refused('cycle.notFound')
  })
  await expect(failing).rejects.toThrow(Refused)
  expect((await cycle.state()).phase).toBe('selfAssessment')
  expect(await save(app, '4')).toMatchObject({ ok: true })
  expect(await cycle.state()).toEqual(await replayed(app))
})

it('takes a restored backup for what it is, though it has as many events', async () => {
  const file = path.join(path.dirname(app.settings.databasePath), 'copy.db')
  const db = new Database(app.settings.databasePath)
  db.prepare('VACUUM INTO ?').run(file)
  db.close()
  const other = await testApplication(file)
  try {
    expect(await save(app, '5')).toMatchObject({ ok: true })
    expect(await save(other, '6')).toMatchObject({ ok: true })
    for (const one of [app, other, app]) {
      const state = await loadCycle(one.read, cycle.id)
      expect(state).toEqual(await replayed(one))
    }
  } finally {
    await other.close()
  }
})
