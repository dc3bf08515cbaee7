/** What pages of notices answer to what they should not be sent, and what they do not tell. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceApplication } from '~/http/application.server'
import { publicNotice, publicNotices } from '~/queries/notice/publicNotices.server'
import { officeNotice } from '~/queries/notice/officeNotices.server'
import { receiptPage } from '~/queries/notice/receipt.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { draftedNotice, objectionFields, publishedNotice } from '~/services/testing/notices'
import { testEdition, testPerson } from '~/services/testing/people'
import { answerTo, cookieOf, statusOf, type RouteModule } from '~/services/testing/posting'
import * as office from './notice'
import * as receipt from './objection'
import * as open from './public-notice'
import * as calendar from './workdays'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  replaceApplication(app)
})
afterEach(() => app.close())

/** Five workdays after Labour Day. */
const OVER = new Date('2021-05-12T00:00:00+08:00')

const post = (
  module: object,
  id: string,
  fields: Record<string, string>,
  cookie: string | null = null,
) => statusOf(module as RouteModule, { params: { id }, fields, cookie })
const object = (id: string, changes: Record<string, string> = {}) =>
  post(open, id, objectionFields(changes))

it('refuses bad objections with the form, and late ones, and never fails', async () => {
  const id = await publishedNotice(app)
  const bad: Record<string, string>[] = [
    { phone: '12' },
    { reason: '短' },
    { consent: '' },
    { name: '' },
    { opId: 'x' },
  ]
  for (const fields of bad) expect(await object(id, fields)).toBe(422)
  expect(await object(id, { line: 'r9' })).toBe(409)
  expect(await object('nobody')).toBe(404)
  expect(await object(await draftedNotice(app))).toBe(404)
  expect(await post(open, id, {})).toBe(422)
  expect(await post(receipt, id, { opId: randomUUID(), do: 'withdraw', code: '"' })).toBe(409)
  app.setNow(OVER)
  expect(await object(id)).toBe(409)
  expect(await app.read.objection.count()).toBe(0)
})

it('shows the last page of the notices to whoever asks for one beyond it', async () => {
  const id = await publishedNotice(app)
  expect(await publicNotices(app, 9)).toMatchObject({ page: 1, pages: 1, notices: [{ id }] })
})

it('tells the public neither who objects nor what, and the office only masked', async () => {
  const id = await publishedNotice(app)
  expect(await object(id)).toBe(302)
  const { name, phone, reason } = objectionFields()
  const shown = JSON.stringify(await publicNotice(app, id))
  const inOffice = JSON.stringify(await officeNotice(app, id))
  for (const secret of [name, phone]) {
    expect(shown).not.toContain(secret)
    expect(inOffice).not.toContain(secret)
  }
  expect(shown).not.toContain(reason)
  expect(inOffice).toContain(reason)
  expect(inOffice).toContain('139******01')
  expect(await publicNotice(app, await draftedNotice(app))).toBeNull()
  const guess = { noticeId: id, code: '2222222222', address: '10.0.0.9' }
  expect(await receiptPage(app, guess)).toEqual({ kind: 'unknown' })
})

it('is for organisers to publish and rule, and for nobody else', async () => {
  const editionId = await testEdition(app)
  const zone = { role: 'zoneOfficer', editionId, zoneId: 'zone-a' } as const
  const officer = await cookieOf(app, await testPerson(app, '13800000001', zone))
  const organiser = { role: 'organiser', editionId } as const
  const own = await cookieOf(app, await testPerson(app, '13800000002', organiser))
  const id = await draftedNotice(app)
  const publish = () => ({ opId: randomUUID(), do: 'published' })
  expect(await post(office, id, publish())).toBe(401)
  // A zone officer's office is a zone; notices are the organiser's.
  expect(await post(office, id, publish(), officer)).toBe(403)
  expect(await post(calendar, id, { opId: randomUUID(), do: 'clear' }, officer)).toBe(403)
  expect(await post(office, id, publish(), own)).toBe(302)
  expect(await post(office, 'nobody', publish(), own)).toBe(404)
  expect(await post(office, id, { opId: randomUUID(), do: 'superseded' }, own)).toBe(422)
  expect(await post(office, id, { opId: randomUUID(), do: 'eaten' }, own)).toBe(422)
  const bad = { opId: randomUUID(), do: 'set', day: '2021-02-30', isWorkday: 'no' }
  expect(await post(calendar, id, bad, own)).toBe(422)
})

it('shows who sent an objection to organisers only, when they ask', async () => {
  const editionId = await testEdition(app)
  const organiser = { role: 'organiser', editionId } as const
  const own = await cookieOf(app, await testPerson(app, '13800000002', organiser))
  const id = await publishedNotice(app)
  expect(await object(id)).toBe(302)
  const { id: objection } = await app.read.objection.findFirstOrThrow()
  const show = (cookie: string | null, changes: Record<string, string> = {}) => ({
    ...{ params: { id }, cookie },
    fields: { opId: randomUUID(), do: 'showSender', objection, ...changes },
  })
  expect(await statusOf(office, show(null))).toBe(401)
  for (const [role, status] of [
    ['zoneOfficer', 403],
    ['studioLead', 404],
  ] as const) {
    const person = await testPerson(app, `1380000${status}1`, { role, editionId, zoneId: 'zone-a' })
    expect(await statusOf(office, show(await cookieOf(app, person)))).toBe(status)
  }
  const other = await statusOf(office, show(own, { objection: 'nobody' }))
  expect(other).toBe(409)
  expect(await app.read.event.count({ where: { kind: 'objection.senderShown' } })).toBe(0)
  const { name, phone } = objectionFields()
  const answer = await answerTo(office, show(own))
  expect(answer).toMatchObject({ data: { sender: { objection, name, phone } } })
})
