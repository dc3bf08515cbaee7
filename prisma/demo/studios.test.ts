import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { achievementRow, studioRow } from '~/services/studio/studioRows'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { OPEN_CYCLES } from './cyclePlan'
import { sampleStudio } from './studioPlan'
import { seedStudios } from './studios'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  app.setNow(new Date('2026-11-20T02:00:00.000Z'))
})
afterEach(() => app.close())

it('tells the same story for the same number', () => {
  const today = '2026-11-20'
  expect(sampleStudio(17, today)).toEqual(sampleStudio(17, today))
  expect(sampleStudio(17, today)).not.toEqual(sampleStudio(18, today))
})

it('writes 160 studios over all zones once, with good years and bad', async () => {
  expect(await seedStudios(app)).toEqual({ kept: false })
  const studios = await app.read.studio.findMany({ orderBy: { id: 'asc' } })
  expect(studios).toHaveLength(160)
  expect(new Set(studios.map(({ zoneCode }) => zoneCode)).size).toBe(23)
  expect(studios.filter(({ namedOn }) => namedOn?.startsWith('2021'))).toHaveLength(80)
  for (const { name, leadName, sample } of studios) {
    expect([name, leadName, sample]).toEqual([
      expect.stringContaining('示例'),
      expect.stringContaining('示例'),
      true,
    ])
  }
  const statuses = new Set(studios.map(({ status }) => status))
  expect(statuses).toEqual(new Set(['active', 'removed', 'cancelled']))
  const stars = await app.read.studioHistory.findMany({ where: { kind: 'star' } })
  expect(stars.some(({ from, to }) => from < to)).toBe(true)
  expect(stars.some(({ from, to }) => from > to)).toBe(true)
  expect(stars.every(({ cycleId, reason }) => cycleId !== null && reason !== '')).toBe(true)

  const events = await app.read.event.count()
  expect(await seedStudios(app)).toEqual({ kept: true })
  expect(await app.read.event.count()).toBe(events)
})

it('writes tables that are what the logs add up to', async () => {
  await seedStudios(app)
  const studios = await app.read.studio.findMany({ include: { achievements: true } })
  for (const { achievements, ...studio } of studios) {
    const state = await loadStudio(app.read, studio.id)
    if (!state) throw new Error('A sample has no log')
    expect(studio).toMatchObject(studioRow(state))
    expect(achievements).toHaveLength(state.achievements.size)
    for (const row of achievements) {
      const one = state.achievements.get(row.id)
      expect(row).toMatchObject(one ? achievementRow(one) : {})
    }
  }
})

it('gives the demo’s lead the first studio', async () => {
  await seedStudios(app)
  const grant = await app.read.grant.findFirstOrThrow({ where: { role: 'studioLead' } })
  const studio = await app.read.studio.findUniqueOrThrow({ where: { id: grant.studioId ?? '' } })
  expect(studio).toMatchObject({ zoneCode: 'LC', leadPersonId: grant.personId, status: 'active' })
})

it('gives a first star by a naming, and never by a yearly review', () => {
  const first = OPEN_CYCLES.filter(({ scheme }) => scheme.scope.stars.includes(0))
  expect(first.map(({ key }) => key)).toEqual(['promotion', 'naming', 'first'])
  expect(first.filter(({ scheme }) => scheme.kind === 'review')).toEqual([])
})

it('names only studios that have no star yet', async () => {
  await seedStudios(app)
  const county = await app.read.studio.findMany({ where: { level: 'county' } })
  expect(county.length).toBeGreaterThan(9)
  expect(county.filter(({ star }) => star > 0)).toEqual([])
})

it('leaves studios for every open cycle, the demo’s lead and officer among them', async () => {
  await seedStudios(app)
  const standing = await app.read.studio.findMany({ where: { status: 'active' } })
  for (const { key, scheme } of OPEN_CYCLES) {
    const { levels, stars } = scheme.scope
    const admitted = standing.filter(
      ({ level, star }) =>
        levels.some((one) => one === level) && (stars.length === 0 || stars.includes(star)),
    )
    expect(admitted.length, key).toBeGreaterThan(4)
    const inLianchi = admitted.filter(({ zoneCode }) => zoneCode === 'LC')
    if (key === 'one') expect(inLianchi.length).toBeGreaterThan(1)
    if (key === 'four') expect(inLianchi.some((one) => one.leadPersonId !== null)).toBe(true)
  }
})
