import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIdentityNumber } from './identityNumber'

describe('parseIdentityNumber', () => {
  it('accepts the published examples and reads them', () => {
    expect(parseIdentityNumber('11010519491231002X')).toEqual({
      ok: true,
      identity: { value: '11010519491231002X', birthDate: '1949-12-31', sex: 'female' },
    })
    expect(parseIdentityNumber('440524188001010014')).toEqual({
      ok: true,
      identity: { value: '440524188001010014', birthDate: '1880-01-01', sex: 'male' },
    })
  })

  it.each([' 110105 19491231 002x', '１１０１０５１９４９１２３１００２Ｘ'])(
    'takes %s as typed',
    (text) => {
      const result = parseIdentityNumber(text)
      expect(result).toMatchObject({ ok: true, identity: { value: '11010519491231002X' } })
    },
  )

  it.each([
    ['', 'identity.format'],
    ['110105491231002', 'identity.format'],
    ['01010519491231002X', 'identity.format'],
    ['1101051949123100X2', 'identity.format'],
    ['11010519490229002X', 'identity.date'],
    ['11010519491331002X', 'identity.date'],
    ['11010517991231002X', 'identity.date'],
    ['110105194912310021', 'identity.check'],
  ])('refuses %s: %s', (text, code) => {
    expect(parseIdentityNumber(text)).toEqual({ ok: false, code })
  })

  it('notices any one wrong digit', () => {
    const number = '11010519491231002X'
    fc.assert(
      fc.property(fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = (Number(number[at]) + shift) % 10
        const wrong = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`
        expect(parseIdentityNumber(wrong).ok).toBe(false)
      }),
    )
  })
})
