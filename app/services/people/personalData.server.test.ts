import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  identityKey,
  phoneKey,
  seal,
  SealedValueError,
  unseal,
  type Keys,
} from './personalData.server'

const lookup = Buffer.alloc(32, 7)
const old = Buffer.alloc(32, 1)
const keys: Keys = {
  current: 'k2',
  sealing: new Map([
    ['k1', old],
    ['k2', randomBytes(32)],
  ]),
  lookup,
}

describe('seal and unseal', () => {
  it('give back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, place) => {
        expect(unseal(keys, place, seal(keys, place, plain))).toBe(plain)
      }),
    )
  })

  it('never give the same sealed value twice, nor show the plain one', () => {
    const sealed = seal(keys, 'person.phone:p', '13800138000')
    expect(sealed).toMatch(/^k2\.[\w-]+$/)
    expect(seal(keys, 'person.phone:p', '13800138000')).not.toBe(sealed)
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('138001')
  })

  it('open what an older key sealed, and not what a removed key sealed', () => {
    const before: Keys = { current: 'k1', sealing: new Map([['k1', old]]), lookup }
    const sealed = seal(before, 'a', '张三')
    expect(unseal(keys, 'a', sealed)).toBe('张三')
    const after: Keys = { ...keys, sealing: new Map([['k2', randomBytes(32)]]) }
    expect(() => unseal(after, 'a', sealed)).toThrow(SealedValueError)
  })

  it('refuse another place, any altered character, and what is no sealed value', () => {
    const sealed = seal(keys, 'person.name:p1', '张三')
    expect(() => unseal(keys, 'person.name:p2', sealed)).toThrow(SealedValueError)
    for (let at = 3; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const altered = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`
      expect(() => unseal(keys, 'person.name:p1', altered)).toThrow(SealedValueError)
    }
    for (const malformed of ['', 'k2', 'k2.', 'k2.AAAA', '张三']) {
      expect(() => unseal(keys, 'a', malformed)).toThrow(SealedValueError)
    }
  })

  it('refuse to seal without a proper key', () => {
    const short = new Map([['k2', Buffer.alloc(16)]])
    expect(() => seal({ ...keys, sealing: short }, 'a', 'x')).toThrow(RangeError)
    expect(() => seal({ ...keys, current: 'k3' }, 'a', 'x')).toThrow(RangeError)
  })
})

describe('lookups', () => {
  it('are the same however the value was typed', () => {
    expect(identityKey(keys, '11010519491231002x')).toBe(identityKey(keys, '11010519491231002X'))
    expect(phoneKey(keys, '+86 138-0013-8000')).toBe(phoneKey(keys, '13800138000'))
  })

  it('depend on the key and are not the value or its plain hash', () => {
    const other = { ...keys, lookup: Buffer.alloc(32, 8) }
    expect(phoneKey(other, '13800138000')).not.toBe(phoneKey(keys, '13800138000'))
    expect(phoneKey(keys, '13800138000')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('refuse what is not such a number, and a short key', () => {
    expect(() => identityKey(keys, '110105194912310021')).toThrow(RangeError)
    expect(() => phoneKey(keys, '12345')).toThrow(RangeError)
    expect(() => phoneKey({ ...keys, lookup: Buffer.alloc(8) }, '13800138000')).toThrow(RangeError)
  })
})
