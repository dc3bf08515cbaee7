import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '../testing/application'
import { PASSWORD } from '../testing/people'
import { findSignIn } from './findSignIn.server'
import { setUpSite } from './setUpSite.server'

const SITE = {
  name: '王芳',
  phone: '13800000001',
  password: PASSWORD,
  title: '职工职业技能大赛',
  titleEn: 'Skills Competition',
  year: 2021,
}
let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

it('makes the first organiser and an empty edition, signed in and on record', async () => {
  const token = await setUpSite(app, SITE)
  const edition = await app.read.edition.findFirstOrThrow()
  const found = await findSignIn(app, token ?? '')
  expect(found?.viewer.grants).toMatchObject([{ role: 'organiser', editionId: edition.id }])
  const events = await app.read.event.findMany({ orderBy: { seq: 'asc' } })
  expect(events.map(({ kind }) => kind)).toEqual(['edition.created', 'grant.given'])
  expect(JSON.stringify(events)).not.toContain(SITE.phone)
})

it('works once, also for two at the same time', async () => {
  const tokens = await Promise.all([setUpSite(app, SITE), setUpSite(app, SITE)])
  expect(tokens.filter((token) => token !== null)).toHaveLength(1)
  expect(await app.read.person.count()).toBe(1)
})

it.each([
  ['Skills Competition', 'Skills Competition'],
  ['', SITE.title],
])('never leaves the English title empty: %j', async (titleEn, shown) => {
  await setUpSite(app, { ...SITE, titleEn })
  expect(await app.read.edition.findFirstOrThrow()).toMatchObject({
    title: SITE.title,
    titleEn: shown,
  })
})
