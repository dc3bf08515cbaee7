import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certificateNumber, checkCharacter, readCertificateNumber } from './number'

const numbers = fc.record({
  series: fc.stringMatching(/^[A-Z]{2,4}$/),
  year: fc.integer({ min: 1949, max: 2999 }),
  ordinal: fc.integer({ min: 1, max: 999_999 }),
})

describe('a certificate’s number', () => {
  it('has the check character of the standard’s published example', () => {
    // The example of the Global Release Identifier, which uses the same scheme.
    expect(checkCharacter('A12425GABC1234002')).toBe('M')
  })

  it('is read as it was printed, and as people type it', () => {
    fc.assert(
      fc.property(numbers, (parts) => {
        const printed = certificateNumber(parts)
        expect(readCertificateNumber(printed)).toBe(printed)
        expect(readCertificateNumber(` ${printed.toLowerCase().replaceAll('-', ' ')} `)).toBe(
          printed,
        )
        expect(readCertificateNumber(printed.replaceAll('-', '－'))).toBe(printed)
      }),
    )
  })

  it('with one wrong character is none', () => {
    const places = fc.record({ parts: numbers, at: fc.nat(99), by: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(places, ({ parts, at, by }) => {
        const printed = certificateNumber(parts)
        const digits = Array.from(printed).flatMap((one, index) => (/\d/.test(one) ? [index] : []))
        const index = digits[at % digits.length] ?? 0
        const other = String((Number(printed[index]) + by) % 10)
        expect(
          readCertificateNumber(printed.slice(0, index) + other + printed.slice(index + 1)),
        ).toBe(null)
      }),
    )
  })

  it.each(['', 'XJ-2021-42-K', 'X-2021-000042-0', 'XJ-2021-000042', '<script>'])(
    'is not %j',
    (text) => {
      expect(readCertificateNumber(text)).toBe(null)
    },
  )
})
