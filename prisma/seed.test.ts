import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { createRehearsalEdition, deleteEdition } from './rehearsal'
import { seedProgramme } from './seed'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const counts = async () => ({
  events: await app.read.event.count(),
  scopes: await app.read.scope.count(),
  people: await app.read.person.count(),
  entries: await app.read.entry.count(),
  sheets: await app.read.sheet.count(),
  claims: await app.read.claim.count(),
  answers: await app.read.opAnswer.count(),
})

const plan = [
  {
    slug: 'hairdressing' as const,
    entries: 3,
    registration: 'open' as const,
    waiting: 1,
    returned: 1,
    stages: ['pending', 'pending'] as const,
  },
]

it('seeds once, and a second time changes nothing', async () => {
  expect((await seedProgramme(app, { plan })).kept).toBe(false)
  const before = await counts()
  expect((await seedProgramme(app, { plan })).kept).toBe(true)
  expect(await counts()).toEqual(before)
  expect(await app.read.zone.count()).toBe(23)
  expect(await app.read.contest.count()).toBe(10)
  const statuses = (await app.read.entry.findMany()).map(({ status }) => status)
  expect(statuses.sort()).toEqual(['approved', 'returned', 'submitted'])
})

it('begins anew when seeding was interrupted', async () => {
  await seedProgramme(app, { plan })
  const before = await counts()
  await app.writer.write((tx) => tx.claim.delete({ where: { key: 'seeded:2021' } }))
  expect((await seedProgramme(app, { plan })).kept).toBe(false)
  expect(await counts()).toMatchObject({ entries: before.entries, events: before.events })
})

it('makes a rehearsal and removes it without a trace', async () => {
  await seedProgramme(app, { plan })
  const before = await counts()
  const made = await createRehearsalEdition(app, { contests: 2, entries: 5, judges: 3, seed: 7 })
  expect(made.contests.map(({ judges }) => judges.length)).toEqual([3, 3])
  expect((await counts()).sheets).toBe(before.sheets + 2 * 5 * 3)
  await deleteEdition(app, made.editionId)
  expect(await counts()).toEqual(before)
})

it('never removes a programme', async () => {
  await seedProgramme(app, { plan })
  await expect(deleteEdition(app, '2021')).rejects.toThrow(/rehearsal/)
})
