import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskIdentityNumber, maskName, maskPhone } from './mask'

describe('masks', () => {
  it('show a fixed part', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('1****************X')
    expect(maskPhone('13800138000')).toBe('138******00')
    expect(maskName('张三')).toBe('张**')
    expect(maskName('阿不都热合曼·买买提')).toBe('阿**')
    expect(maskName('𠮷田')).toBe('𠮷**')
  })

  it('show nothing of a malformed value', () => {
    expect(maskIdentityNumber('110105491231002')).toBe('*'.repeat(18))
    expect(maskPhone('0312-5012345')).toBe('*'.repeat(11))
    expect(maskName('  ')).toBe('**')
  })

  it('tell nothing by their length', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(maskIdentityNumber(text)).toHaveLength(18)
        expect(maskPhone(text)).toHaveLength(11)
      }),
    )
  })
})
