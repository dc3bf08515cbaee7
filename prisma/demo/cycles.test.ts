import { expect, it } from 'vitest'
import { testApplication } from '~/services/testing/application'
import { seedProgramme } from '../seed'
import { seedCycles } from './cycles'
import { OPEN_CYCLES } from './cyclePlan'
import { seedStudios } from './studios'

it('takes one cycle into each stage and four past years to their end, once', async () => {
  const app = await testApplication()
  app.setNow(new Date('2026-11-20T02:00:00.000Z'))
  await seedProgramme(app, { plan: [] })
  await seedStudios(app)
  await seedCycles(app)
  const cycles = await app.read.reviewCycle.findMany({ orderBy: { openedAt: 'asc' } })
  const open = cycles.filter(({ phase }) => phase !== 'closed').map(({ phase }) => phase)
  expect(open.sort()).toEqual(OPEN_CYCLES.map(({ phase }) => phase).sort())
  expect(cycles.filter(({ phase }) => phase === 'closed').map(({ year }) => year)).toEqual([
    ...[2022, 2023, 2024, 2025],
  ])
  expect(cycles.every(({ sample }) => sample)).toBe(true)
  const events = await app.read.event.count()
  await seedCycles(app)
  expect(await app.read.event.count()).toBe(events)
  await app.close()
}, 300_000)
