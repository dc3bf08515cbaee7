import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  decidePiece,
  FILE_LIMITS,
  limitsOf,
  PHOTOS_PER_EXPERT,
  refusalToBegin,
  type FileLimits,
} from './limits'

const limits: FileLimits = {
  ...FILE_LIMITS,
  perFile: { pdf: 10, picture: 5, office: 10, video: 50 },
  perScope: { bytes: 60, files: 3 },
  unfinished: 2,
}
const none = { bytes: 0, files: 0, own: 0, unfinished: 0 }

it.each([
  [{ kind: 'pdf', bytes: 10 }, none, null],
  [{ kind: 'pdf', bytes: 0 }, none, 'empty'],
  [{ kind: 'pdf', bytes: 11 }, none, 'fileTooLarge'],
  [{ kind: 'picture', bytes: 6 }, none, 'fileTooLarge'],
  [{ kind: 'video', bytes: 50 }, { ...none, bytes: 10 }, null],
  [{ kind: 'video', bytes: 50 }, { ...none, bytes: 11 }, 'scopeFull'],
  [{ kind: 'pdf', bytes: 1 }, { ...none, files: 3 }, 'scopeFull'],
  [{ kind: 'pdf', bytes: 1 }, { ...none, unfinished: 2 }, 'tooManyUnfinished'],
] as const)('a file %j beside %j: %s', (file, used, refusal) => {
  expect(refusalToBegin(file, used, limits)).toBe(refusal)
})

it('limits each person’s own files where a scope says so: photos of a site visit', () => {
  const file = { kind: 'picture', bytes: 1 } as const
  const visit = limitsOf({ scope: 'review:r:siteVisit', purpose: 'photo' })
  const own = (count: number) => ({ ...none, files: count, own: count })
  expect(refusalToBegin(file, own(PHOTOS_PER_EXPERT - 1), visit)).toBeNull()
  expect(refusalToBegin(file, own(PHOTOS_PER_EXPERT), visit)).toBe('ownFull')
  for (const [scope, purpose] of [
    ['review:r:rules', 'evidence'],
    ['review:r:siteVisit', 'evidence'],
    ['studio:s', 'photo'],
    ['studio:s:siteVisit', 'photo'],
  ] as const) {
    const others = limitsOf({ scope, purpose })
    expect(refusalToBegin(file, own(PHOTOS_PER_EXPERT), others)).toBeNull()
  }
})

it('makes the same file of pieces that come twice, overlapping and out of order', () => {
  const run = fc.tuple(
    fc.uint8Array({ minLength: 1, maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(45), fc.integer({ min: 1, max: 10 })), { maxLength: 60 }),
  )
  fc.assert(
    fc.property(run, ([content, pieces]) => {
      let received = 0
      const kept: number[] = []
      for (const [offset, length] of pieces) {
        const decision = decidePiece({ bytes: content.length, received }, offset)
        if (decision.kind === 'gap') continue
        const fresh = content.slice(offset, offset + length).slice(decision.skip)
        expect(fresh.length).toBeLessThanOrEqual(decision.room)
        kept.push(...fresh)
        received += fresh.length
      }
      expect(kept).toEqual([...content.slice(0, received)])
    }),
  )
})
