import { expect, it } from 'vitest'
import { sizeText } from './sizeText'

it.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_536, '1.5 KB'],
  [20 * 1024 * 1024, '20 MB'],
  [3 * 1024 ** 3, '3 GB'],
  [5_000 * 1024 ** 3, '5000 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
