import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '../testing/application'
import { PASSWORD, testEdition, testPerson } from '../testing/people'
import { changePassword } from './changePassword.server'
import { findSignIn } from './findSignIn.server'
import { signIn } from './signIn.server'

const PHONE = '13800000001'
const NEW = 'another sentence'
const address = '10.0.0.1'
let app: TestApplication
let personId: string

beforeEach(async () => {
  app = await testApplication()
  const editionId = await testEdition(app)
  personId = await testPerson(app, PHONE, { role: 'organiser', editionId })
})
afterEach(() => app.close())

async function token(password = PASSWORD): Promise<string> {
  const answer = await signIn(app, { phone: PHONE, password, address })
  if (answer.kind !== 'signedIn') throw new Error(`Not signed in: ${answer.kind}`)
  return answer.token
}

async function change(here: string, changes: { current?: string; password?: string } = {}) {
  const signInId = (await findSignIn(app, here))?.signInId ?? null
  const form = { current: PASSWORD, password: NEW, ...changes }
  return changePassword(app, { personId, signInId, address, ...form })
}

const events = () => app.read.event.findMany({ where: { kind: 'person.passwordChanged' } })

it('ends every other sign-in, says so in the log, and names no password there', async () => {
  const [here, there] = [await token(), await token()]
  expect(await change(here)).toEqual({ kind: 'done' })
  expect(await findSignIn(app, here)).not.toBeNull()
  expect(await findSignIn(app, there)).toBeNull()
  expect(await token(NEW)).toBeTruthy()
  expect(await events()).toMatchObject([
    { actor: personId, payload: JSON.stringify({ person: personId }) },
  ])
})

it('is done once when the form comes twice, also at once', async () => {
  const here = await token()
  const done = { kind: 'done' }
  expect(await Promise.all([change(here), change(here)])).toEqual([done, done])
  const { passwordHash } = await app.read.person.findUniqueOrThrow({ where: { id: personId } })
  expect(await change(here)).toEqual({ kind: 'done' })
  const after = await app.read.person.findUniqueOrThrow({ where: { id: personId } })
  expect(after.passwordHash).toBe(passwordHash)
  expect(await events()).toHaveLength(1)
})

it('needs the present password, and limits guesses at it', async () => {
  const [here, there] = [await token(), await token()]
  for (let tries = 0; tries < 10; tries += 1) {
    expect(await change(here, { current: 'a guess' })).toEqual({ kind: 'refused' })
  }
  expect(await change(here)).toEqual({ kind: 'wait', minutes: 15 })
  expect(await findSignIn(app, there)).not.toBeNull()
  expect(await events()).toEqual([])
  app.setNow(new Date(app.now().getTime() + 15 * 60_000))
  expect(await change(here)).toEqual({ kind: 'done' })
})
