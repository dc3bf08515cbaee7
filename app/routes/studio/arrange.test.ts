import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { currentDoubling, doublingPlans } from '~/queries/studio/doublingPlans.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testPerson } from '~/services/testing/people'
import { cookieOf, statusOf, type RouteModule } from '~/services/testing/posting'
import { testRegister } from '~/services/testing/studios'
import * as doublingPage from './doubling'
import * as mapPage from './office-map'

let app: TestApplication
let organiser: string
let officer: string

beforeAll(async () => {
  app = await testApplication()
  replaceApplication(app)
  const named = ['2021-02-01', '2020-03-01', '2020-04-01']
  const studios = named.map((namedOn, at) => ({ id: `s${at}`, name: `示例${at}`, namedOn }))
  await testRegister(app, studios)
  const editionId = 'edition-2021'
  const { id: zoneId } = await app.read.zone.findFirstOrThrow()
  organiser = await cookieOf(
    app,
    await testPerson(app, '16000000001', { role: 'organiser', editionId }),
  )
  const zoneOfficer = { role: 'zoneOfficer', editionId, zoneId } as const
  officer = await cookieOf(app, await testPerson(app, '16000000002', zoneOfficer))
})
afterAll(() => app.close())

const post = (
  page: RouteModule,
  fields: Record<string, string>,
  cookie: string | null = organiser,
) => statusOf(page, { fields: { opId: randomUUID(), ...fields }, cookie })

it('sets the doubling plan’s targets, and each page reads them', async () => {
  const plansNow = () => doublingPlans(app.read, '2021-05-01')
  expect(await plansNow()).toMatchObject([{ year: 2021, target: 80, named: 1 }])
  expect(await post(doublingPage, { year: '2021', target: '0' })).toBe(422)
  expect(await post(doublingPage, { year: '2021', target: '90' }, officer)).toBe(403)
  expect(await post(doublingPage, { year: '2021', target: '90' }, null)).toBe(401)
  const opId = randomUUID()
  expect(await post(doublingPage, { year: '2021', target: '90', opId })).toBe(302)
  expect(await post(doublingPage, { year: '2021', target: '90', opId })).toBe(302)
  expect(await post(doublingPage, { year: '2021', target: '91', opId })).toBe(409)
  expect(await post(doublingPage, { year: '2020', target: '2' })).toBe(302)
  expect(await post(doublingPage, { year: '2022', target: '100' })).toBe(302)
  expect(await plansNow()).toMatchObject([
    { year: 2022, target: 100 },
    { year: 2021, target: 90, named: 1 },
    { year: 2020, target: 2, named: 2, percent: 100 },
  ])
  expect(await currentDoubling(app.read, '2021-05-01')).toMatchObject({ year: 2021, target: 90 })
  expect(await currentDoubling(app.read, '2022-01-01')).toMatchObject({ year: 2022, named: 0 })
  expect(await app.read.event.count({ where: { kind: 'doubling.targetSet' } })).toBe(3)
})

it('lets the organiser alone arrange the map, and refuses what is no arrangement', async () => {
  const step = 'tiles'
  const places = JSON.stringify([{ code: 'XS', column: 0, row: 0 }])
  expect(await post(mapPage, { step, places }, officer)).toBe(403)
  expect(await post(mapPage, { step, places: '[' })).toBe(422)
  expect(await post(mapPage, { step, places: '[{"code":"XS","column":9,"row":0}]' })).toBe(422)
  expect(await post(mapPage, { step, places: '[{"code":"nowhere","column":0,"row":0}]' })).toBe(422)
  expect(await post(mapPage, { step: 'borders', approval: 'GS(2021)1号' })).toBe(422)
  expect(await post(mapPage, { step: 'remove' })).toBe(422)
  expect(await app.read.serviceMap.count()).toBe(0)
  expect(await post(mapPage, { step, places })).toBe(302)
  expect(await app.read.serviceMap.count()).toBe(1)
})
