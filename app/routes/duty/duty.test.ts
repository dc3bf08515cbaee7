/** The list of duties, what a person confirms of it, and a lead's calendar. */
import { randomUUID } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { studioRowSchema } from '~/protocol/studio'
import { officeDuties, studioDuties } from '~/queries/duty/dutyList.server'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { registerStudio } from '~/services/studio/registerStudio.server'
import { revokeDutyFeed, makeDutyFeed } from '~/services/review/dutyFeed.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { testEdition, testPerson } from '~/services/testing/people'
import { cookieOf, statusOf } from '~/services/testing/posting'
import * as list from './duties'
import { loader as feed } from './feed'

let app: TestApplication
let studioId: string
let organiser: string
beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
  const editionId = await testEdition(app)
  organiser = await testPerson(app, '13800000001', { role: 'organiser', editionId })
  studioId = await register('91999999DEM0000001', 'a')
})
afterEach(() => app.close())

const scope = { editionId: 'edition-1', zoneId: null, contestId: null }
const all = { zone: '', kind: '' }

async function register(creditCode: string, zone: string): Promise<string> {
  const row = studioRowSchema.parse({
    ...{ name: '示例创新工作室', leadName: '示例领军人', zone, level: 'city', industry: '电' },
    ...{ unitName: '示例单位', creditCode, foundedOn: '2018-01-01', namedOn: '2020-03-01' },
  })
  const by = { opId: randomUUID(), actor: organiser, receivedAt: app.now() }
  const answer = await registerStudio(app, { row, ...by })
  if (!answer.ok) throw new Error(answer.code)
  return answer.studioId
}

const change = (form: Parameters<typeof changeStudio>[1]['form']) =>
  changeStudio(app, { studioId, form, actor: organiser, receivedAt: app.now() })
const kinds = async () => (await studioDuties(app, studioId)).map(({ kind }) => kind)

async function confirmation() {
  const [duty] = await studioDuties(app, studioId)
  const fields = { status: 'rectifying', rectifyBy: '2021-08-01', reason: '一年内没有成果' }
  return { opId: randomUUID(), studio: studioId, duty: duty?.key ?? '', ...fields }
}
const confirm = async (fields: Record<string, string>, personId = organiser) =>
  statusOf(list, { fields, cookie: await cookieOf(app, personId) })

it('lists studios with the reason, the most urgent first, and by zone', async () => {
  const other = await register('91999999DEM0000002', 'b')
  const gone = { change: 'leadGone', on: '2021-01-04', reason: '退休' } as const
  await changeStudio(app, {
    ...{ studioId: other, form: { opId: randomUUID(), ...gone } },
    ...{ actor: organiser, receivedAt: app.now() },
  })
  const { list: found } = await officeDuties(app, scope, all)
  // Until 4 April a lead was to be found; cancelling is due since then, rectifying by June.
  expect(found.map(({ duty }) => duty.kind)).toEqual([
    ...['replaceLead', 'cancel', 'rectify', 'rectify'],
  ])
  expect(found.slice(0, 2).map(({ studio }) => studio.id)).toEqual([other, other])
  const own = await officeDuties(app, { ...scope, zoneId: 'zone-a' }, all)
  expect(own.list.map(({ studio }) => studio.id)).toEqual([studioId])
  const rectify = await officeDuties(app, scope, { zone: 'b', kind: 'rectify' })
  expect(rectify.list.map(({ studio }) => studio.id)).toEqual([other])
})

it('says on which day a duty is new', async () => {
  app.setNow(new Date('2021-03-01T12:00:00+08:00'))
  expect(await kinds()).toEqual([])
  app.setNow(new Date('2021-03-02T12:00:00+08:00'))
  expect(await studioDuties(app, studioId)).toMatchObject([{ kind: 'rectify', isNew: true }])
  app.setNow(new Date('2021-03-03T12:00:00+08:00'))
  expect(await studioDuties(app, studioId)).toMatchObject([{ kind: 'rectify', isNew: false }])
})

it('forgets a lead who was gone once another one leads, and a unit likewise', async () => {
  const on = '2021-04-30'
  const op = () => ({ opId: randomUUID(), on, reason: '依规办理' })
  expect(await change({ change: 'leadGone', ...op() })).toMatchObject({ ok: true })
  expect(await change({ change: 'unitClosed', ...op() })).toMatchObject({ ok: true })
  expect(await kinds()).toEqual(expect.arrayContaining(['replaceLead', 'moveUnit']))
  const unit = { unitName: '示例新单位', creditCode: '91999999DEM0000009', zone: 'b' }
  const lead = { leadName: '示例新人', leadHonours: [] }
  expect(await change({ change: 'lead', ...lead, ...op() })).toMatchObject({ ok: true })
  expect(await change({ change: 'unit', ...unit, ...op() })).toMatchObject({ ok: true })
  expect(await kinds()).toEqual(['rectify'])
})

it('changes a status only because a person confirms what is on the list today', async () => {
  const fields = await confirmation()
  expect(await confirm({ ...fields, duty: 'made/up' })).toBe(409)
  expect(await confirm({ ...fields, opId: randomUUID(), status: 'removed' })).toBe(409)
  expect(await confirm({ ...fields, rectifyBy: '' })).toBe(422)
  const zone = { role: 'zoneOfficer', editionId: 'edition-1', zoneId: 'zone-a' } as const
  expect(await confirm(fields, await testPerson(app, '13800000002', zone))).toBe(403)
  expect(await confirm({ ...fields, studio: 'nobody' })).toBe(403)
  expect(await kinds()).toEqual(['rectify'])
  expect([await confirm(fields), await confirm(fields)]).toEqual([302, 302])
  expect(await confirm({ ...fields, opId: randomUUID() })).toBe(409)
  const row = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
  expect(row).toMatchObject({ status: 'rectifying', rectifyBy: '2021-08-01' })
  expect(await kinds()).toEqual(['finishRectifying'])
})

it('feeds a calendar, until the address is replaced or revoked, or the lead is no lead', async () => {
  const read = async (file: string) => {
    const request = new Request(`http://localhost:3000/duties/${file}`)
    const args = { request, params: { file }, context: { nonce: '', address: '10.0.0.1' } }
    return feed(args as unknown as LoaderFunctionArgs).catch(
      (refusal: unknown) => (refusal as Response).status,
    )
  }
  const lead = await testPerson(app, '13800000003')
  await app.writer.write((tx) =>
    tx.grant.create({ data: { id: 'g1', personId: lead, role: 'studioLead', studioId } }),
  )
  const owner = { studioId, personId: lead }
  const first = await makeDutyFeed(app, owner)
  const answer = await read(`${first}.ics`)
  if (!(answer instanceof Response)) throw new Error(String(answer))
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = (await answer.text()).replaceAll('\r\n ', '')
  expect(text).toContain('SUMMARY:示例创新工作室 责令限期整改')
  expect(JSON.stringify(await app.read.dutyFeed.findMany())).not.toContain(first)
  const second = await makeDutyFeed(app, owner)
  expect(await read(`${first}.ics`)).toBe(404)
  expect(await read(`${second}.ics`)).toBeInstanceOf(Response)
  await app.writer.write((tx) => tx.grant.deleteMany({ where: { personId: lead } }))
  expect(await read(`${second}.ics`)).toBe(404)
  await revokeDutyFeed(app, owner)
  expect(await app.read.dutyFeed.count()).toBe(0)
  for (const file of ['x.ics', second, `${'a'.repeat(43)}.ics`]) {
    expect(await read(file)).toBe(404)
  }
})
