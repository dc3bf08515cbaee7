import { describe, expect, it } from 'vitest'
import zh from '../locales/zh/registration.json'
import zhErrors from '../locales/zh/errors.json'
import { ownEntryFormSchema, registrationFormSchema, reviewFormSchema } from './registration'

const good = {
  who: 'new',
  opId: '7f0c1f0e-58ab-4b52-9f6b-0c7a0b3a4f11',
  name: ' 示例选手　甲 ',
  identity: '11010519491231002x',
  phone: '+86 160-0000-0001',
  password: 'a sentence to remember',
  zone: 'z1',
  unitName: '示例单位',
  creditCode: '91 350211 m0000xuf46',
  consent: 'on',
  truthful: 'on',
}

it('takes what people type and brings it into one form', () => {
  expect(registrationFormSchema.parse(good)).toMatchObject({
    name: '示例选手 甲',
    identity: '11010519491231002X',
    phone: '16000000001',
    creditCode: '91350211M0000XUF46',
  })
})

/** Whether the texts have the key that a schema answers with. */
function hasText(message: string): boolean {
  const [key = ''] = message.split('|')
  const path = key.startsWith('registration:') ? key.slice('registration:'.length).split('.') : []
  if (path.length === 0) return key in zhErrors.field
  let place: unknown = zh
  for (const part of path) place = (place as Record<string, unknown> | undefined)?.[part]
  return typeof place === 'string'
}

describe('bad input', () => {
  it.each([
    ['name', '', 'name.format'],
    ['name', '甲', 'name.format'],
    ['name', '<b>甲乙</b>', 'name.format'],
    ['name', '甲'.repeat(41), 'name.format'],
    ['identity', '110105194912310021', 'identity.check'],
    ['identity', '110105194913310029', 'identity.date'],
    ['identity', '1101051949123100', 'identity.format'],
    ['identity', 'abcdefghijklmnopqr', 'identity.format'],
    ['phone', '12345678901', 'phone'],
    ['phone', '1380013800', 'phone'],
    ['password', 'short', 'passwordShort|8'],
    ['password', 'x'.repeat(129), 'tooLong|128'],
    ['unitName', '厂', 'unitName.format'],
    ['unitName', '厂'.repeat(81), 'unitName.format'],
    ['creditCode', '1234', 'creditCode.format'],
    ['consent', 'off', 'consent.required'],
    ['truthful', undefined, 'truthful.required'],
    ['zone', undefined, 'zone.required'],
    ['name', undefined, 'name.required'],
    ['identity', undefined, 'identity.required'],
  ])('%s %j is answered with %s', (field, value, key) => {
    const result = registrationFormSchema.safeParse({ ...good, [field]: value })
    const [issue] = result.error?.issues ?? []
    expect(issue?.path).toEqual([field])
    expect(issue?.message.replace('registration:field.', '')).toBe(key)
    expect(hasText(issue?.message ?? '')).toBe(true)
  })
})

it('wants a reason for what a contestant has to read', () => {
  const base = { opId: good.opId, expected: 'submitted' }
  expect(reviewFormSchema.safeParse({ ...base, move: 'approve' }).success).toBe(true)
  for (const move of ['return', 'reject']) {
    expect(reviewFormSchema.safeParse({ ...base, move, reason: ' ' }).success).toBe(false)
    expect(reviewFormSchema.safeParse({ ...base, move, reason: '不齐全' }).success).toBe(true)
  }
  expect(ownEntryFormSchema.safeParse({ ...base, entry: 'e', move: 'approve' }).success).toBe(false)
})
