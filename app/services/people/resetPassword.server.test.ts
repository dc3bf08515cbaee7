import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '../testing/application'
import { PASSWORD, testEdition, testPerson } from '../testing/people'
import { findSignIn } from './findSignIn.server'
import { issueResetCode } from './issueResetCode.server'
import { resetPassword } from './resetPassword.server'
import { signIn } from './signIn.server'

const ORGANISER = '13800000001'
const OFFICER = '13800000002'
const OTHER_OFFICER = '13800000003'
const address = '10.0.0.1'
let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
  const editionId = await testEdition(app)
  await testPerson(app, ORGANISER, { role: 'organiser', editionId })
  await testPerson(app, OFFICER, { role: 'zoneOfficer', editionId, zoneId: 'zone-a' })
  await testPerson(app, OTHER_OFFICER, { role: 'zoneOfficer', editionId, zoneId: 'zone-b' })
})
afterEach(() => app.close())

async function tokenOf(phone: string, password = PASSWORD): Promise<string> {
  const answer = await signIn(app, { phone, password, address })
  if (answer.kind !== 'signedIn') throw new Error(`Not signed in: ${answer.kind}`)
  return answer.token
}

async function issue(by: string, phone: string) {
  const found = await findSignIn(app, await tokenOf(by))
  if (!found) throw new Error('Nobody is signed in')
  return issueResetCode(app, { viewer: found.viewer, phone })
}

const reset = (code: string, phone = OFFICER) =>
  resetPassword(app, { phone, code, password: 'another sentence', address })

it('lets an organiser help an officer, who is signed out everywhere by it', async () => {
  const before = await tokenOf(OFFICER)
  const issued = await issue(ORGANISER, OFFICER)
  expect(issued?.maskedName).toBe('王**')
  expect(await reset(issued?.code.toLowerCase() ?? '')).toEqual({ kind: 'done' })
  expect(await findSignIn(app, before)).toBeNull()
  expect(await signIn(app, { phone: OFFICER, password: PASSWORD, address })).toEqual({
    kind: 'refused',
  })
  expect(await tokenOf(OFFICER, 'another sentence')).toBeTruthy()
})

it('issues no code upwards, sideways, to oneself above, or to nobody', async () => {
  expect(await issue(OFFICER, ORGANISER)).toBeNull()
  expect(await issue(OTHER_OFFICER, OFFICER)).toBeNull()
  expect(await issue(ORGANISER, ORGANISER)).toBeNull()
  expect(await issue(ORGANISER, '13900000009')).toBeNull()
})

it('takes a code once, for its phone, within a day, and only the last one', async () => {
  const first = (await issue(ORGANISER, OFFICER))?.code ?? ''
  const second = (await issue(ORGANISER, OFFICER))?.code ?? ''
  const refused = { kind: 'refused' }
  expect(await reset(first)).toEqual(refused)
  expect(await reset(second, OTHER_OFFICER)).toEqual(refused)
  expect(await reset(second)).toEqual({ kind: 'done' })
  expect(await reset(second)).toEqual(refused)
  const late = (await issue(ORGANISER, OFFICER))?.code ?? ''
  app.setNow(new Date(app.now().getTime() + 24 * 60 * 60_000))
  expect(await reset(late)).toEqual(refused)
})

it('limits guesses', async () => {
  for (let i = 0; i < 10; i += 1) await reset('WRONGCOD')
  const issued = await issue(ORGANISER, OFFICER)
  expect(await reset(issued?.code ?? '')).toMatchObject({ kind: 'wait' })
})

it('records that a code was issued, by ids only', async () => {
  await issue(ORGANISER, OFFICER)
  const events = await app.read.event.findMany({ where: { kind: 'person.resetCodeIssued' } })
  expect(events).toHaveLength(1)
  expect(events[0]?.payload).not.toContain(OFFICER)
})
