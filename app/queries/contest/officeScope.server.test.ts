import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Grant } from '~/domain/people/permissions'
import { testApplication } from '~/services/testing/application'
import { testEdition } from '~/services/testing/people'
import { officeScope } from './officeScope.server'

let app: Awaited<ReturnType<typeof testApplication>>

beforeEach(async () => {
  app = await testApplication()
  await testEdition(app)
})

afterEach(() => app.close())

const scope = (...grants: Grant[]) => officeScope(app.read, { personId: 'p', grants })
const organiser = (editionId: string): Grant => ({ role: 'organiser', editionId })
const officer = (zoneId: string): Grant => ({ role: 'zoneOfficer', zoneId })

it('is the edition for its organiser, a zone for its officer, and nothing for others', async () => {
  const edition = { editionId: 'edition-1', contestId: null }
  expect(await scope(organiser('edition-1'))).toEqual({ ...edition, zoneId: null })
  expect(await scope(officer('zone-b'))).toEqual({ ...edition, zoneId: 'zone-b' })
  expect(await scope({ role: 'judge', contestId: 'c' })).toBeNull()
})

it('is that of the running year, whatever a viewer was in a former one', async () => {
  await app.writer.write(async (tx) => {
    const texts = { title: '测试', titleEn: '', theme: '' }
    await tx.edition.create({ data: { id: 'edition-2', year: 2022, ...texts } })
    const names = { code: 'a', name: 'a', nameEn: 'a', kind: 'county', ordinal: 0 }
    await tx.zone.create({ data: { id: 'zone-c', editionId: 'edition-2', ...names } })
  })
  expect(await scope(organiser('edition-1'))).toBeNull()
  expect(await scope(officer('zone-a'))).toBeNull()
  const edition = { editionId: 'edition-2', contestId: null }
  const both = await scope(organiser('edition-1'), officer('zone-c'))
  expect(both).toEqual({ ...edition, zoneId: 'zone-c' })
  const again = await scope(officer('zone-c'), organiser('edition-1'), organiser('edition-2'))
  expect(again).toEqual({ ...edition, zoneId: null })
})
