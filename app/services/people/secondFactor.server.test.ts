import { generateTOTP } from '@epic-web/totp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '../testing/application'
import { testPerson } from '../testing/people'
import { enrolSecondFactor, hasSecondFactor, spendSecondFactor } from './secondFactor.server'

let app: TestApplication
let personId: string

beforeEach(async () => {
  app = await testApplication()
  personId = await testPerson(app, '13800000001')
})
afterEach(() => app.close())

it('enrols once, keeps the secret encrypted, and takes no code of the enrolment again', async () => {
  const { secret, otp: code } = await generateTOTP()
  const wrong = await enrolSecondFactor(app, personId, { secret, code: '000000' })
  expect(wrong).toEqual({ ok: false, code: 'wrongCode' })
  expect(await hasSecondFactor(app.read, personId)).toBe(false)
  expect(await enrolSecondFactor(app, personId, { secret, code })).toEqual({ ok: true })
  expect(await enrolSecondFactor(app, personId, { secret, code })).toEqual({
    ok: false,
    code: 'alreadyEnrolled',
  })
  expect(JSON.stringify(await app.read.secondFactor.findMany())).not.toContain(secret)
  const spend = () => app.writer.write((tx) => spendSecondFactor(tx, app.secrets, personId, code))
  expect(await spend()).toBe('wrongCode')
  await app.writer.write((tx) =>
    tx.secondFactor.update({ where: { personId }, data: { lastStep: null } }),
  )
  expect(await spend()).toBe('ok')
  expect(await spend()).toBe('wrongCode')
})

it('goes with its person', async () => {
  const { secret, otp: code } = await generateTOTP()
  await enrolSecondFactor(app, personId, { secret, code })
  await app.writer.write((tx) => tx.person.delete({ where: { id: personId } }))
  expect(await app.read.secondFactor.count()).toBe(0)
})
