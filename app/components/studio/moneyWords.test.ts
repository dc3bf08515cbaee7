import { expect, it } from 'vitest'
import { moneyWords } from './moneyWords'

it.each([
  [0, '0', '0'],
  [0.5, '0.5 in yuan', '0.5 in yuan'],
  [400, '400 in yuan', '400 in yuan'],
  [3_250, '3,250 in yuan', '3,250 in yuan'],
  [12_345, '1.2', '12,345 in yuan'],
  [450_000, '45', '0.45'],
  [12_345_678, '1,234.6', '12.35'],
])('writes %d yuan as %s in Chinese and %s in English', (yuan, chinese, english) => {
  const words = [true, false].map((isChinese) => moneyWords(yuan, isChinese))
  expect(words.map(({ amount, inYuan }) => `${amount}${inYuan ? ' in yuan' : ''}`)).toEqual([
    chinese,
    english,
  ])
})
