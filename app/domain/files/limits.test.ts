import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decidePiece, FILE_LIMITS, refusalToBegin, type FileLimits } from './limits'

const limits: FileLimits = {
  ...FILE_LIMITS,
  perFile: { pdf: 10, picture: 5, office: 10, video: 50 },
  perScope: { bytes: 60, files: 3 },
  unfinished: 2,
}
const none = { bytes: 0, files: 0, unfinished: 0 }

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
