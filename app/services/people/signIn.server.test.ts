import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '../testing/application'
import { PASSWORD, testPerson } from '../testing/people'
import { findSignIn } from './findSignIn.server'
import { revokeSignIn } from './revokeSignIn.server'
import { signIn } from './signIn.server'

const PHONE = '13800000001'
let app: TestApplication
let personId: string

beforeEach(async () => {
  app = await testApplication()
  personId = await testPerson(app, PHONE)
})
afterEach(() => app.close())

const attempt = (options: Partial<{ phone: string; password: string; address: string }> = {}) =>
  signIn(app, { phone: PHONE, password: PASSWORD, address: '10.0.0.1', ...options })

async function token(): Promise<string> {
  const answer = await attempt()
  if (answer.kind !== 'signedIn') throw new Error(`Not signed in: ${answer.kind}`)
  return answer.token
}

it('signs in by phone and password, however the phone was typed', async () => {
  const answer = await attempt({ phone: '+86 138-0000-0001' })
  expect(answer).toMatchObject({ kind: 'signedIn', personId, language: 'zh' })
})

it('answers a wrong password, an unknown phone and nonsense alike', async () => {
  const refused = { kind: 'refused' }
  expect(await attempt({ password: 'wrong password' })).toEqual(refused)
  expect(await attempt({ phone: '13900000009' })).toEqual(refused)
  expect(await attempt({ phone: 'nonsense' })).toEqual(refused)
})

it('makes many failures wait, also with the right password, for that phone only', async () => {
  const tries = Array.from({ length: 12 }, () => attempt({ password: 'wrong password' }))
  const kinds = (await Promise.all(tries)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(10)
  expect(await attempt()).toEqual({ kind: 'wait', minutes: 15 })
  await testPerson(app, '13800000002')
  expect(await attempt({ phone: '13800000002' })).toMatchObject({ kind: 'signedIn' })
  app.setNow(new Date(app.now().getTime() + 15 * 60_000))
  expect(await attempt()).toMatchObject({ kind: 'signedIn' })
})

it('counts unknown phones like known ones', async () => {
  for (let i = 0; i < 10; i += 1) await attempt({ phone: '13900000009' })
  expect(await attempt({ phone: '13900000009' })).toMatchObject({ kind: 'wait' })
})

it('keeps neither token nor phone nor address in the tables', async () => {
  const given = await token()
  await attempt({ password: 'wrong password' })
  const rows = [...(await app.read.signIn.findMany()), ...(await app.read.attempt.findMany())]
  const text = JSON.stringify(rows)
  for (const secret of [given, PHONE, '10.0.0.1']) expect(text).not.toContain(secret)
})

it('finds the viewer by the token until it is revoked', async () => {
  const given = await token()
  const found = await findSignIn(app, given)
  expect(found?.viewer.personId).toBe(personId)
  const signInId = found?.signInId ?? ''
  expect(await revokeSignIn(app, { personId: 'another', signInId })).toBe(false)
  expect(await findSignIn(app, given)).not.toBeNull()
  expect(await revokeSignIn(app, { personId, signInId })).toBe(true)
  expect(await findSignIn(app, given)).toBeNull()
})

it('ends a sign-in by itself after ninety days', async () => {
  const given = await token()
  app.setNow(new Date(app.now().getTime() + 90 * 24 * 60 * 60_000))
  expect(await findSignIn(app, given)).toBeNull()
})
