import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { seedStudios } from '../../../prisma/demo/studios'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition } from '~/services/testing/people'
import { cookieOf, statusOf } from '~/services/testing/posting'
import * as studioPage from './studio'

let app: TestApplication
let own: string
let other: string
let cookie: string

beforeAll(async () => {
  app = await testApplication()
  replaceApplication(app)
  await testEdition(app)
  await seedStudios(app)
  const grant = await app.read.grant.findFirstOrThrow({ where: { role: 'studioLead' } })
  own = grant.studioId ?? ''
  other = (await app.read.studio.findFirstOrThrow({ where: { zoneCode: 'XS' } })).id
  cookie = await cookieOf(app, grant.personId)
})
afterAll(() => app.close())

const join = { change: 'join', name: '示例新人', role: '成员', on: '2021-04-01' }
const level = { change: 'level', level: 'national', on: '2021-12-31', reason: '自行升级' }
const post = (studio: string, fields: Record<string, string>, as: string | null = cookie) =>
  statusOf(studioPage, {
    params: { studio },
    fields: { opId: randomUUID(), ...fields },
    cookie: as,
  })

it('lets a lead keep the own studio, not rank it, and keep no other', async () => {
  const before = await app.read.event.count()
  expect(await post(own, level)).toBe(403)
  expect(await post(other, join)).toBe(403)
  expect(await post('nothing', join)).toBe(404)
  expect(await post(own, join, null)).toBe(401)
  expect(await post(own, { ...join, on: '2021-02-30' })).toBe(422)
  expect(await post(own, { ...join, on: '2021-05-02' })).toBe(409)
  expect(await app.read.event.count()).toBe(before)
  const opId = randomUUID()
  expect(await post(own, { ...join, opId })).toBe(302)
  expect(await post(own, { ...join, opId })).toBe(302)
  expect(await app.read.event.count()).toBe(before + 1)
})
