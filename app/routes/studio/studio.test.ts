import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { seedStudios } from '../../../prisma/demo/studios'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { studioScope } from '~/services/studio/studioScope'
import { testEdition, testPerson } from '~/services/testing/people'
import { cookieOf, locationAfter, statusOf } from '~/services/testing/posting'
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
  const amended = { ...result, benefit: '100.5', reason: '财务复核' }
  for (const [name, value] of Object.entries(amended)) body.set(name, value)
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
  const kept = await app.read.achievement.findUniqueOrThrow({ where: { id } })
  expect(kept).toMatchObject({ benefitFen: 10_050n, byWhom: JSON.stringify(ids) })
  const told = { studioId: own, kind: 'achievement' }
  const [entry] = await app.read.studioHistory.findMany({ where: told, orderBy: { seq: 'desc' } })
  expect(entry?.reason).toBe('财务复核')
  expect(entry?.to).toContain('100.50')
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

it('refuses what a page asks that has not seen a change, and loses nothing of either', async () => {
  const seen = String(await app.read.event.count({ where: { scopeId: studioScope(own) } }))
  const plan = (text: string) => ({ change: 'texts', industry: '电', plan: text, seen })
  expect(await post(own, plan('先保存的计划'))).toBe(302)
  expect(await post(own, plan('旧页面的计划'), organiser)).toBe(409)
  expect(await app.read.studio.findUniqueOrThrow({ where: { id: own } })).toMatchObject({
    plan: '先保存的计划',
  })
})

it('shows the list to an officer whose zone a studio has left', async () => {
  const phone = '16000000095'
  await app.writer.write((tx) =>
    tx.studio.update({ where: { id: other }, data: { zoneCode: 'a' } }),
  )
  const role = { role: 'zoneOfficer', editionId: 'edition-1', zoneId: 'zone-a' } as const
  const officer = await cookieOf(app, await testPerson(app, phone, role))
  const { unit } = await app.read.studio.findUniqueOrThrow({
    where: { id: other },
    include: { unit: true },
  })
  const fields = {
    ...{ opId: randomUUID(), change: 'unit', unitName: unit.name, creditCode: unit.creditCode },
    ...{ zone: 'b', on: '2021-04-30', reason: '随单位迁移' },
  }
  const posted = { params: { studio: other }, fields, cookie: officer }
  expect(await locationAfter(studioPage, posted)).toBe('/office/studios?done=1')
})

it('lets no lead open an account for another', async () => {
  const params = { studio: other }
  const { leadName } = await app.read.studio.findUniqueOrThrow({ where: { id: other } })
  const send = (fields: Record<string, string>, as: string | null) =>
    statusOf(leadPage, { params, fields: { leadName, ...fields }, cookie: as })
  expect(await send({ phone: '16000000092' }, cookie)).toBe(403)
  expect(
    await statusOf(leadPage, { params: { studio: own }, fields: { phone: '1' }, cookie }),
  ).toBe(403)
  expect(await send({ phone: 'x' }, organiser)).toBe(422)
  expect(await send({ phone: '16000000091' }, organiser)).toBe(409)
  expect(await send({ phone: '16000000092' }, organiser)).toBe(200)
})

it('tells of another studio of the unit that is barred only whoever decides, and of it no more', async () => {
  const { unitId, zoneCode } = await app.read.studio.findUniqueOrThrow({ where: { id: own } })
  const barred = {
    name: '示例被摘牌工作室',
    leadName: '示例被摘牌领军人',
    barredUntil: '2024-05-01',
  }
  await app.writer.write(async (tx) => {
    await tx.studio.update({ where: { id: other }, data: { unitId, ...barred } })
    await tx.studio.update({ where: { id: own }, data: { zoneCode: 'a' } })
  })
  const role = { role: 'zoneOfficer', editionId: 'edition-1', zoneId: 'zone-a' } as const
  const officer = await cookieOf(app, await testPerson(app, '16000000096', role))
  const shown = (as: string) => {
    const request = new Request('http://localhost:3000/page', { headers: { cookie: as } })
    const context = { nonce: '', address: '10.0.0.1' }
    return studioPage.loader({ request, params: { studio: own }, context })
  }
  for (const reader of [cookie, officer]) {
    const page = await shown(reader)
    expect(page).toMatchObject({ bar: null, mayDecide: false })
    expect(JSON.stringify(page)).not.toContain(barred.name)
    expect(JSON.stringify(page)).not.toContain(barred.leadName)
  }
  const page = await shown(organiser)
  expect(page.bar).toEqual({ name: barred.name, barredUntil: barred.barredUntil })
  expect(JSON.stringify(page)).not.toContain(barred.leadName)
  await app.writer.write((tx) => tx.studio.update({ where: { id: own }, data: { zoneCode } }))
})
