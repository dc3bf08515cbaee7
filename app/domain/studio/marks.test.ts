import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clusterRadius, studioMarks } from './marks'

const STARS = [5, 4, 3, 2, 1, 0]

it('draws one mark a studio, the highest star in the middle', () => {
  const marks = studioMarks(STARS, [1, 0, 2, 0, 0, 3], 10)
  expect(marks.map(({ star }) => star)).toEqual([5, 3, 3, 0, 0, 0])
  expect(marks[0]).toEqual({ star: 5, x: 0, y: 0 })
  expect(studioMarks(STARS, [1, 0, 2, 0, 0, 3], 10)).toEqual(marks)
})

it('keeps marks apart, and within the reach of their cluster', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 6, maxLength: 6 }), (counts) => {
      const marks = studioMarks(STARS, counts, 10)
      const reach = clusterRadius(marks.length, 10)
      for (const [at, { x, y }] of marks.entries()) {
        expect(Math.hypot(x, y)).toBeLessThanOrEqual(reach)
        for (const other of marks.slice(at + 1)) {
          expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(8)
        }
      }
    }),
    { numRuns: 25 },
  )
})
