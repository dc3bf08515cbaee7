import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './passwords.server'

describe('passwords', () => {
  it('are hashed by argon2id with the stated cost and a fresh salt', async () => {
    const stored = await hashPassword('工匠精神2021！')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await hashPassword('工匠精神2021！')).not.toBe(stored)
  })

  it('are recognised from every keyboard, and nothing else is', async () => {
    const stored = await hashPassword('工匠精神2021！')
    expect(await verifyPassword(stored, '工匠精神2021！')).toBe(true)
    expect(await verifyPassword(stored, '工匠精神２０２１!')).toBe(true)
    expect(await verifyPassword(stored, '工匠精神2022！')).toBe(false)
    expect(await verifyPassword(stored, '')).toBe(false)
  })

  it('are refused for nobody, for a malformed hash, and beyond the longest', async () => {
    expect(await verifyPassword(null, 'no account has this password')).toBe(false)
    expect(await verifyPassword('plain text', 'plain text')).toBe(false)
    expect(await verifyPassword(null, 'x'.repeat(1_000_000))).toBe(false)
  })

  it('are not hashed when too short or too long', async () => {
    await expect(hashPassword('1234567')).rejects.toThrow(RangeError)
    await expect(hashPassword('x'.repeat(129))).rejects.toThrow(RangeError)
    await expect(hashPassword('一二三四五六七八')).resolves.toContain('argon2id')
  })
})
