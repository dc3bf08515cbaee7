import { describe, expect, it } from 'vitest'
import { checkCreditCode, creditCodeKind } from './creditCode'

describe('checkCreditCode', () => {
  it.each(['11320000MB151840XJ', ' 11320000mb151840xj', '１１３２００００ＭＢ１５１８４０ＸＪ'])(
    'passes %s',
    (code) => {
      expect(checkCreditCode(code)).toBe('ok')
    },
  )

  it.each([
    '91350211M0000XUF46',
    '91350100M0001TGQXM',
    '11320000MB151840XK',
    '11320000MB151840X',
    '11320000MB151840IJ',
    '',
  ])('warns about %j', (code) => {
    expect(checkCreditCode(code)).toBe('warn')
  })
})

describe('creditCodeKind', () => {
  it.each([
    ['81130600MC12345678', 'grassrootsUnion'],
    ['83130600MC12345678', 'tradeUnion'],
    ['91350211M0000XUF46', 'company'],
    ['52130600MC12345678', 'civilAffairs'],
    ['11320000MB151840XJ', 'staffingOffice'],
    ['n1130600MC12345678', 'other'],
    ['', 'other'],
  ])('reads %s as %s', (code, kind) => {
    expect(creditCodeKind(code)).toBe(kind)
  })
})
