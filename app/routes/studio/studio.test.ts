import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { seedStudios } from '../../../prisma/demo/studios'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition, testPerson } from '~/services/testing/people'
import { cookieOf, statusOf } from '~/services/testing/posting'
import * as leadPage from './lead'
import * as newPage from './new'
import * as studioPage from './studio'

let app: TestApplication
let own: string
let other: string
let cookie: string
let organiser: string

beforeAll(async () => {
  app = await testApplication()
  replaceApplication(app)
  await testEdition(app)
  await seedStudios(app)
  const grant = await app.read.grant.findFirstOrThrow({ where: { role: 'studioLead' } })
  own = grant.studioId ?? ''
  other = (await app.read.studio.findFirstOrThrow({ where: { zoneCode: 'XS' } })).id
  cookie = await cookieOf(app, grant.personId)
  const phone = '16000000091'
  const editionId = 'edition-1'
  organiser = await cookieOf(app, await testPerson(app, phone, { role: 'organiser', editionId }))
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

it('amends a result with all its authors, each ticked as a box', async () => {
  const members = await app.read.studioMember.findMany({ where: { studioId: own }, take: 2 })
  const result = {
    ...{ kind: 'method', title: '示例操作法', year: '2021', doneOn: '2021-03-01', benefit: '0' },
  }
  expect(await post(own, { change: 'record', ...result })).toBe(302)
  const { id } = await app.read.achievement.findFirstOrThrow({ where: { title: result.title } })
  const ids = members.map((member) => member.id)
  const body = new URLSearchParams({ opId: randomUUID(), change: 'amend', achievement: id })
  for (const [name, value] of Object.entries({ ...result, benefit: '100.5' })) {
    body.set(name, value)
  }
  for (const member of ids) body.append('byWhom', member)
  const headers = {
    cookie,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.toString().length),
  }
  const request = new Request('http://localhost:3000/page', { method: 'POST', body, headers })
  const context = { nonce: '', address: '10.0.0.1' }
  const answer = await studioPage.action({ request, params: { studio: own }, context })
  expect(answer).toMatchObject({ status: 302 })
  const amended = await app.read.achievement.findUniqueOrThrow({ where: { id } })
  expect(amended).toMatchObject({ benefitFen: 10_050n, byWhom: JSON.stringify(ids) })
})

it('lets the organiser alone register a studio', async () => {
  const row = {
    ...{ name: '示例新登记工作室', zone: 'a', unitName: '示例公司', leadName: '示例赵工' },
    ...{ creditCode: '91999999DEM000001X', level: 'city', foundedOn: '2016-05-01', industry: '电' },
  }
  const send = (more: Record<string, string>, as: string | null) =>
    statusOf(newPage, { fields: { opId: randomUUID(), ...row, ...more }, cookie: as })
  expect(await send({}, null)).toBe(401)
  expect(await send({}, cookie)).toBe(404)
  expect(await send({ foundedOn: '2016-13-01' }, organiser)).toBe(422)
  expect(await send({ zone: 'nowhere' }, organiser)).toBe(409)
  expect(await app.read.studio.count({ where: { name: row.name } })).toBe(0)
  const opId = randomUUID()
  expect(await send({ opId }, organiser)).toBe(302)
  expect(await send({ opId }, organiser)).toBe(302)
  expect(await send({}, organiser)).toBe(409)
  expect(await app.read.studio.count({ where: { name: row.name } })).toBe(1)
})

it('lets no lead open an account for another', async () => {
  const params = { studio: other }
  const send = (fields: Record<string, string>, as: string | null) =>
    statusOf(leadPage, { params, fields, cookie: as })
  expect(await send({ phone: '16000000092' }, cookie)).toBe(403)
  expect(
    await statusOf(leadPage, { params: { studio: own }, fields: { phone: '1' }, cookie }),
  ).toBe(403)
  expect(await send({ phone: 'x' }, organiser)).toBe(422)
  expect(await send({ phone: '16000000091' }, organiser)).toBe(409)
  expect(await send({ phone: '16000000092' }, organiser)).toBe(200)
})
