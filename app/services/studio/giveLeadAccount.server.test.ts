import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { studioChangeSchema, studioRowSchema } from '~/protocol/studio'
import { resetPassword } from '~/services/people/resetPassword.server'
import { signIn } from '~/services/people/signIn.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { PASSWORD, testEdition, testPerson } from '~/services/testing/people'
import { changeStudio } from './changeStudio.server'
import { giveLeadAccount } from './giveLeadAccount.server'
import { registerStudio } from './registerStudio.server'

let app: TestApplication
let editionId: string
let studioId: string
const PHONE = '16000000011'
const address = '10.0.0.1'

async function register(leadName: string): Promise<string> {
  const row = studioRowSchema.parse({
    ...{ name: `示例${leadName}工作室`, zone: 'a', unitName: '示例公司', leadName, level: 'city' },
    ...{ creditCode: '91999999DEM000001X', foundedOn: '2016-05-01', industry: '电' },
  })
  const by = { actor: 'organiser', receivedAt: app.now() }
  const answer = await registerStudio(app, { opId: randomUUID(), row, ...by })
  if (!answer.ok) throw new Error(answer.code)
  return answer.studioId
}
const give = (phone = PHONE, studio = studioId, leadName = '示例张工') =>
  giveLeadAccount(app, { studioId: studio, editionId, phone, leadName, actor: 'officer' })
const grants = () => app.read.grant.findMany({ where: { role: 'studioLead' } })

beforeEach(async () => {
  app = await testApplication()
  editionId = await testEdition(app)
  studioId = await register('示例张工')
})
afterEach(() => app.close())

it('gives a new lead an account that a one-time code opens, and each code once', async () => {
  const first = await give()
  const second = await give()
  if (!first.ok || !second.ok || !first.issued || !second.issued) throw new Error('No code')
  expect(await app.read.person.count()).toBe(1)
  expect(await grants()).toMatchObject([{ studioId, role: 'studioLead' }])
  const reset = (code: string) =>
    resetPassword(app, { phone: PHONE, code, password: PASSWORD, address })
  expect(await reset(first.issued.code)).toEqual({ kind: 'refused' })
  expect(await reset(second.issued.code)).toEqual({ kind: 'done' })
  expect(await signIn(app, { phone: PHONE, password: PASSWORD, address })).toMatchObject({
    kind: 'signedIn',
  })
  const studio = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
  expect(studio.leadPersonId).toBe((await app.read.person.findFirstOrThrow()).id)
  const log = await app.read.event.findMany({ where: { kind: 'grant.given' } })
  expect(log.map(({ payload }) => payload ?? '')).toEqual([expect.stringContaining(studioId)])
  const stored = JSON.stringify([log, await app.read.opAnswer.findMany()])
  expect(stored).not.toContain(second.issued.code)
})

it('gives no code to an account that can do more, and no studio to somebody of another name', async () => {
  // the organiser of tests is called 王芳
  const organiser = await testPerson(app, '16000000012', { role: 'organiser', editionId })
  expect(await give('16000000012')).toEqual({ ok: false, code: 'otherName' })
  const own = await register('王芳')
  expect(await give('16000000012', own, '王芳')).toMatchObject({ ok: true, issued: null })
  expect(await grants()).toMatchObject([{ personId: organiser, studioId: own }])
  expect(await app.read.resetCode.count()).toBe(0)
  expect(await give(PHONE, 'nothing')).toEqual({ ok: false, code: 'notFound' })
})

it('leaves the former lead without a way in', async () => {
  await give()
  const form = studioChangeSchema.parse({
    ...{ opId: randomUUID(), change: 'lead', leadName: '示例王工', leadHonours: '' },
    ...{ on: '2021-03-01', reason: '退休' },
  })
  await changeStudio(app, { studioId, form, actor: 'officer', receivedAt: app.now() })
  expect(await grants()).toEqual([])
  const now = (phone: string) => give(phone, studioId, '示例王工')
  expect(await now(PHONE)).toEqual({ ok: false, code: 'otherName' })
  // a page that still names the former lead opens no account, not even for a new phone
  expect(await give('16000000013')).toEqual({ ok: false, code: 'otherLead' })
  expect(await app.read.person.count()).toBe(1)
  expect(await now('16000000013')).toMatchObject({ ok: true })
  expect(await grants()).toHaveLength(1)
})
