import { afterEach, beforeEach, expect, it } from 'vitest'
import { seedStudios } from '../../../prisma/demo/studios'
import { can, type Viewer } from '~/domain/people/permissions'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition } from '~/services/testing/people'
import { studioFilters } from '~/protocol/studioRegister'
import { publicRegister } from './publicRegister.server'
import { LISTED } from './publicStudios.server'
import { officeStudioFilters, officeStudios } from './officeStudios.server'
import { studioRecord } from './studioRecord.server'
import { studioTarget } from './studioTarget.server'

let app: TestApplication
const filters = (more: object = {}) => officeStudioFilters.parse(more)
const all = { editionId: 'edition-1', zoneId: null, contestId: null } as const

beforeEach(async () => {
  app = await testApplication()
  await testEdition(app)
  await app.writer.write((tx) =>
    tx.zone.update({ where: { id: 'zone-a' }, data: { code: 'LC', name: '莲池区' } }),
  )
  await seedStudios(app)
})
afterEach(() => app.close())

it('lists every studio for the organiser, and those of the zone for its officer', async () => {
  const list = await officeStudios(app.read, all, filters())
  expect([list.total, list.pages, list.studios.length]).toEqual([160, 4, 50])
  const beyond = await officeStudios(app.read, all, filters({ page: '99' }))
  expect([beyond.page, beyond.studios.length]).toEqual([4, 10])
  const zone = await officeStudios(app.read, { ...all, zoneId: 'zone-a' }, filters())
  expect(zone.total).toBe(await app.read.studio.count({ where: { zoneCode: 'LC' } }))
  expect(zone.studios.every(({ zone: { zh } }) => zh === '莲池区')).toBe(true)
  const other = await officeStudios(app.read, { ...all, zoneId: 'zone-a' }, filters({ zone: 'XS' }))
  expect(other.total).toBe(0)
  const removed = await officeStudios(app.read, all, filters({ status: 'removed' }))
  expect(removed.total).toBeGreaterThan(0)
  expect(removed.total).toBeLessThan(20)
})

it('filters by industry, star and year of naming, and takes what is searched as it is written', async () => {
  const count = async (more: object) => (await officeStudios(app.read, all, filters(more))).total
  const { industries, years } = await officeStudios(app.read, all, filters())
  const sum = async (key: string, values: readonly string[]) => {
    const counts = await Promise.all(values.map((value) => count({ [key]: value })))
    return counts.reduce((total, one) => total + one, 0)
  }
  expect(await sum('industry', industries)).toBe(160)
  expect(await sum('star', ['0', '1', '2', '3', '4', '5'])).toBe(160)
  const named = await app.read.studio.count({ where: { namedOn: { not: null } } })
  expect(await sum('year', years)).toBe(named)

  const { id, leadName } = await app.read.studio.findFirstOrThrow({ where: LISTED })
  expect(await count({ q: leadName })).toBeGreaterThan(0)
  for (const q of ['%', '_', '!', '\\']) {
    expect(await count({ q }), q).toBe(0)
  }
  const name = '示例100%_!工作室'
  await app.writer.write((tx) => tx.studio.update({ where: { id }, data: { name } }))
  const register = await publicRegister(app, studioFilters.parse({ q: '0%_!工' }))
  expect(register.studios.map((studio) => studio.id)).toEqual([id])
  for (const q of ['%', '0%_!工', name]) expect(await count({ q }), q).toBe(1)
})

it('knows whose studio it is, and shows its record with names and exact money', async () => {
  const studio = await app.read.studio.findFirstOrThrow({ where: { leadPersonId: { not: null } } })
  const target = await studioTarget(app.read, studio.id)
  expect(target).toMatchObject({ zoneId: 'zone-a', editionId: 'edition-1', studioId: studio.id })
  expect(await studioTarget(app.read, 'nothing')).toBeNull()
  const lead: Viewer = { personId: 'p', grants: [{ role: 'studioLead', studioId: studio.id }] }
  const other = await app.read.studio.findFirstOrThrow({ where: { zoneCode: 'XS' } })
  const elsewhere = await studioTarget(app.read, other.id)
  expect(target && can(lead, 'studio.edit', target)).toBe(true)
  expect(elsewhere && can(lead, 'studio.read', elsewhere)).toBe(false)

  const record = await studioRecord(app, studio.id)
  expect(record?.members[0]?.name).toContain('示例成员')
  expect(record?.years[0]).toMatchObject({ year: 2021 })
  expect(record?.achievements[0]?.benefit).toMatch(/^\d+\.\d{2}$/)
})
