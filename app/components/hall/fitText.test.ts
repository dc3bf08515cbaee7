import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emsOf, fitText, LINE } from './fitText'

const room = { width: 360, height: 72, sizes: [36, 30, 26, 22, 20] }

it.each([
  ['莲池区', 36],
  ['高新技术产业开发区', 36],
  ['高新技术产业开发区直属机关', 30],
  ['Lianchi District', 36],
  ['High-tech Development Zone', 30],
  ['Baoding National High-tech Industrial Development Zone', 22],
])('gives %s the size %i', (text, size) => {
  expect(fitText(text, room)).toBe(size)
})

it('breaks lines between words, and takes the smallest size for what never fits', () => {
  expect(fitText('Donaudampfschifffahrtsgesellschaft', room)).toBe(20)
  expect(fitText('一'.repeat(200), room)).toBe(20)
})

it('never gives a longer text a larger size, nor one that needs more room than there is', () => {
  const word = fc.stringMatching(/^[a-zA-Z一二三四]{1,12}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), word, (words, more) => {
      const text = words.join(' ')
      const size = fitText(text, room)
      expect(fitText(`${text} ${more}`, room)).toBeLessThanOrEqual(size)
      if (size === 20) return
      const lines = Math.floor(room.height / (size * LINE))
      // A space where a line is broken takes no room; the last digits are those of adding up.
      const ems = emsOf(text) - (lines - 1) * emsOf(' ')
      expect(ems * size).toBeLessThanOrEqual(room.width * lines + 1e-6)
    }),
  )
})
