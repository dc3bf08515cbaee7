import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sheetDigest } from './sheetDigest'

describe('sheetDigest', () => {
  it('is SHA-256 over the canonical JSON of sheet, scored marks and note', () => {
    const canonical = '{"marks":{"a1":725,"a2":2},"note":"夹具松动","sheet":"sheet-1"}'
    const expected = createHash('sha256').update(canonical, 'utf8').digest('hex')
    expect(
      sheetDigest({ sheet: 'sheet-1', marks: { a2: 2, a3: null, a1: 725 }, note: '夹具松动' }),
    ).toBe(expected)
  })

  it('does not depend on the order of scoring, nor on cleared aspects', () => {
    const one = sheetDigest({ sheet: 's', marks: { a: 1, b: 0 }, note: '' })
    expect(
      sheetDigest({ sheet: 's', marks: { b: 0, c: null, a: 1, d: undefined }, note: '' }),
    ).toBe(one)
  })

  it('tells zero from not scored, one sheet from another, and a changed note', () => {
    const digests = [
      { sheet: 's', marks: { a: 0 }, note: '' },
      { sheet: 's', marks: { a: null }, note: '' },
      { sheet: 't', marks: { a: 0 }, note: '' },
      { sheet: 's', marks: { a: 0 }, note: '1' },
    ].map(sheetDigest)
    expect(new Set(digests).size).toBe(4)
  })
})
