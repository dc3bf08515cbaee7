import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameName } from './people/sameName'
import { areaTyped, lineTyped } from './typedText'

describe('a typed line', () => {
  it.each([
    ['张\u200b三', '张三'],
    ['\u202e张三\u202c', '张三'],
    ['\ufeff张三\u2060', '张三'],
    ['示\u00ad例\u3164工作\u2066室', '示例工作室'],
    ['张\u0000三\u001b\u009f', '张三'],
    ['电 \u0007 焊\t工\r\n班\u0085组\u2028一', '电 焊 工 班 组 一'],
    ['e\u200d\u0301', 'é'],
    ['阿依·努尔 𬭎', '阿依·努尔 𬭎'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(lineTyped(typed)).toBe(kept)
  })
})

it('keeps the lines and tabs of a longer text, and nothing unseen', () => {
  expect(areaTyped(' 一\r\n二\r三\u2028四\t五\u200b\u202e\u0000\u000b\u0085 ')).toBe(
    '一\n二\n三\n四\t五',
  )
})

it.each([lineTyped, areaTyped])('%o: what was kept is kept as it is', (typed) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = typed(text)
      expect(typed(kept)).toBe(kept)
      expect(kept).not.toMatch(/(?![\n\t])[\p{Cf}\p{Cc}\p{DI}]/u)
    }),
  )
})

it.each(['张\u200b三', '\u202e张三', '张\ufe00三', '张\u0000三', '张\u3164三', '张 · 三'])(
  'makes no other name of what nobody sees: %j',
  (name) => {
    expect(isSameName(name, '张三')).toBe(true)
  },
)
