import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { digestOfCode, newOneTimeCode, newSeatCode, normaliseCode } from './tokens.server'

describe('codes', () => {
  it('have 8 and 6 characters that nobody mistakes for others', () => {
    const issued = Array.from({ length: 500 }, () => [newOneTimeCode(), newSeatCode()] as const)
    for (const [oneTime, seat] of issued) {
      expect(oneTime).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
      expect(seat).toMatch(/^[2-9A-HJKMNP-Z]{6}$/)
      expect(normaliseCode(oneTime)).toBe(oneTime)
    }
    expect(new Set(issued.map(([oneTime]) => oneTime)).size).toBe(500)
  })

  it('use every character of the alphabet', () => {
    const met = new Set(Array.from({ length: 300 }, newOneTimeCode).join(''))
    expect(met.size).toBe(31)
  })

  it('are found again however they were typed, by their SHA-256', () => {
    const digest = createHash('sha256').update('ABCD2345').digest('hex')
    for (const typed of ['ABCD2345', 'abcd-2345', ' ABCD 2345 ', 'ＡＢＣＤ２３４５']) {
      expect(digestOfCode(typed)).toBe(digest)
    }
    expect(digestOfCode('ABCD2346')).not.toBe(digest)
  })
})
