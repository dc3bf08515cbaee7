import { expect, it } from 'vitest'
import { groupedYuan, yuan } from './yuan'

it.each([
  [0n, '0.00', '0.00'],
  [99_950n, '999.50', '999.50'],
  [100_000n, '1000.00', '1,000.00'],
  [123_456_789_012_345n, '1234567890123.45', '1,234,567,890,123.45'],
])('writes %d fen as %s, and for reading as %s', (fen, exact, grouped) => {
  expect(yuan(fen)).toBe(exact)
  expect(groupedYuan(exact)).toBe(grouped)
})
