import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publicStudio } from '~/queries/studio/publicStudio.server'
import { contentOf } from '~/services/files/fileFolder.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { SAMPLE_MARK } from './pictures/mark'
import { seedPictures } from './studioPictures'
import { seedStudios } from './studios'

/** One more than there are industries, so that studios share pictures. */
const MOST = 8

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  app.setNow(new Date('2026-11-20T02:00:00.000Z'))
})
afterEach(() => app.close())

it('gives every sample studio pictures as uploads leave them, once', async () => {
  await seedStudios(app)
  await seedPictures(app, { by: 'organiser', most: MOST })
  const studios = await app.read.studio.findMany({ orderBy: { id: 'asc' }, take: MOST })
  const files = await app.read.storedFile.findMany()
  for (const { id } of studios) {
    const own = files.filter(({ scope }) => scope === `studio:${id}`)
    expect(own.length).toBeGreaterThanOrEqual(2)
    expect(own.length).toBeLessThanOrEqual(4)
    expect(new Set(own.map(({ alt }) => alt)).size).toBe(own.length)
  }
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBeLessThan(files.length)
  for (const file of files) {
    expect(file).toMatchObject({
      ...{ purpose: 'photo', kind: 'picture', status: 'ready', type: 'image/png' },
      ...{ thumb: true, width: 960, height: 720 },
    })
    expect(file.alt).toContain(SAMPLE_MARK)
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(existsSync(contentOf(app, file, 'content'))).toBe(true)
    expect(existsSync(contentOf(app, file, 'thumb'))).toBe(true)
  }
  const active = studios.find(({ status }) => status === 'active')
  const shown = await publicStudio(app.read, active?.id ?? '')
  expect(shown?.photos[0]?.alt).toContain(SAMPLE_MARK)

  await seedPictures(app, { by: 'organiser', most: MOST })
  expect(await app.read.storedFile.count()).toBe(files.length)
})
