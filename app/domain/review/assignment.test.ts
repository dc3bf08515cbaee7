import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assignExperts,
  barOf,
  type Assignment,
  type Expert,
  type ExpertRules,
  type StudioToReview,
} from './assignment'
import { loadOf, replaceExpert, substitutes } from './replacement'

const seed = 'a'.repeat(64)
const rules: ExpertRules = { perStudio: 2, mostPerExpert: 10, apartFrom: 'unitAndZone' }
const expert = (id: string, changes: Partial<Expert> = {}): Expert => ({
  id,
  unitId: null,
  zone: null,
  declared: [],
  isWithdrawn: false,
  ...changes,
})
const studio = (id: string, unitId = `u-${id}`, zone = 'z1'): StudioToReview => ({
  id,
  unitId,
  zone,
})

const someExpert = fc.record({
  unitId: fc.constantFrom('u1', 'u2', 'u3', null),
  zone: fc.constantFrom('z1', 'z2', null),
  declared: fc.subarray(['s0', 's1', 's2']),
  isWithdrawn: fc.constantFrom(false, false, false, true),
})
const someStudio = fc.record({
  unitId: fc.constantFrom('u1', 'u2', 'u3'),
  zone: fc.constantFrom('z1', 'z2'),
})
const named = <T>(prefix: string, list: readonly T[]) =>
  list.map((one, index) => ({ ...one, id: `${prefix}${index}` }))
const someCase = fc.record({
  experts: fc.array(someExpert, { minLength: 1, maxLength: 6 }).map((list) => named('e', list)),
  studios: fc.array(someStudio, { minLength: 1, maxLength: 5 }).map((list) => named('s', list)),
  rules: fc.record({
    perStudio: fc.integer({ min: 1, max: 2 }),
    mostPerExpert: fc.integer({ min: 1, max: 4 }),
    apartFrom: fc.constantFrom('unit' as const, 'unitAndZone' as const),
  }),
})

/** The smallest "most per expert" with which all seats can be filled, by trying everything. */
function leastLoad(own: ExpertRules, studios: StudioToReview[], experts: Expert[]): number | null {
  let best: number | null = null
  const load = new Map<string, number>()
  const seats = studios.flatMap((one) => Array.from({ length: own.perStudio }, () => one))
  const take = (index: number, from: number): void => {
    const high = Math.max(0, ...load.values())
    if (high > own.mostPerExpert || (best !== null && high >= best)) return
    const one = seats[index]
    if (one === undefined) {
      best = high
      return
    }
    experts.forEach((candidate, place) => {
      if (place < from || barOf(own, candidate, one) !== null) return
      load.set(candidate.id, (load.get(candidate.id) ?? 0) + 1)
      take(index + 1, seats[index + 1] === one ? place + 1 : 0)
      load.set(candidate.id, (load.get(candidate.id) ?? 0) - 1)
    })
  }
  take(0, 0)
  return best
}

const highest = (assignment: Assignment, experts: readonly Expert[]) =>
  Math.max(...experts.map(({ id }) => loadOf(assignment, id)))

describe('an assignment', () => {
  it('is found whenever there is one, with the least load that there can be', () => {
    const seen = new Set<boolean>()
    fc.assert(
      fc.property(someCase, ({ rules: own, studios, experts }) => {
        const result = assignExperts(own, studios, experts, seed)
        const least = leastLoad(own, studios, experts)
        expect(result.ok).toBe(least !== null)
        seen.add(result.ok)
        if (!result.ok) {
          expect(result.studios.length).toBeGreaterThan(0)
          return
        }
        expect(highest(result.assignment, experts)).toBe(least)
        for (const one of studios) {
          const seats = result.assignment.get(one.id) ?? []
          expect(new Set(seats).size).toBe(own.perStudio)
          for (const id of seats) {
            const seated = experts.find((candidate) => candidate.id === id)
            expect(seated && barOf(own, seated, one)).toBeNull()
          }
        }
      }),
      { numRuns: 400 },
    )
    expect(seen.size).toBe(2)
  })

  it('is the same for the same seed whatever the order, and another for another seed', () => {
    const experts = Array.from({ length: 9 }, (_, index) => expert(`e${index}`))
    const studios = Array.from({ length: 60 }, (_, index) => studio(`s${index}`))
    const drawn = (hex: string, turned: boolean) => {
      const list = turned ? [...studios].reverse() : studios
      const pool = turned ? [...experts].reverse() : experts
      const result = assignExperts({ ...rules, perStudio: 3, mostPerExpert: 30 }, list, pool, hex)
      if (!result.ok) throw new Error(result.code)
      return result.assignment
    }
    const sorted = (assignment: Assignment) => [...assignment].sort(([a], [b]) => (a < b ? -1 : 1))
    expect(sorted(drawn(seed, true))).toEqual(sorted(drawn(seed, false)))
    expect(sorted(drawn('b'.repeat(64), false))).not.toEqual(sorted(drawn(seed, false)))
    for (const { id } of experts) expect(loadOf(drawn(seed, false), id)).toBe(20)
  })

  it('names the studios that have not enough experts', () => {
    const experts = [expert('e1', { zone: 'z1' }), expert('e2'), expert('e3')]
    const studios = [studio('s1', 'u1', 'z1'), studio('s2', 'u2', 'z2')]
    const declared = experts.map((one) => ({ ...one, declared: ['s1'] }))
    expect(assignExperts(rules, studios, declared, seed)).toEqual({
      ok: false,
      code: 'tooFew',
      studios: [{ studioId: 's1', need: 2, allowed: 0 }],
    })
    const busy = assignExperts({ ...rules, mostPerExpert: 1 }, studios, experts, seed)
    expect(busy).toMatchObject({ ok: false, code: 'overloaded' })
    expect(assignExperts(rules, studios, [], seed)).toMatchObject({ ok: false, code: 'tooFew' })
    expect(assignExperts(rules, [], experts, seed)).toEqual({ ok: true, assignment: new Map() })
  })
})

describe('a replacement', () => {
  const assignment: Assignment = new Map([
    ['s1', ['e1', 'e2']],
    ['s2', ['e1', 'e3']],
  ])
  const one = studio('s1', 'u1', 'z1')

  it('changes one seat and nothing else', () => {
    const result = replaceExpert(rules, assignment, one, {
      from: 'e2',
      to: expert('e9'),
      hasSubmitted: false,
    })
    expect(result).toEqual({
      ok: true,
      assignment: new Map([
        ['s1', ['e1', 'e9']],
        ['s2', ['e1', 'e3']],
      ]),
    })
  })

  it.each<[string, string, Expert, boolean, number]>([
    ['assignment.notAssigned', 'e3', expert('e9'), false, 9],
    ['assignment.alreadyAssigned', 'e2', expert('e1'), false, 9],
    ['assignment.alreadyScored', 'e2', expert('e9'), true, 9],
    ['assignment.withdrawn', 'e2', expert('e9', { isWithdrawn: true }), false, 9],
    ['assignment.sameUnit', 'e2', expert('e9', { unitId: 'u1' }), false, 9],
    ['assignment.sameZone', 'e2', expert('e9', { zone: 'z1' }), false, 9],
    ['assignment.declared', 'e2', expert('e9', { declared: ['s1'] }), false, 9],
    ['assignment.tooMany', 'e2', expert('e3'), false, 1],
  ])('is refused: %s', (code, from, to, hasSubmitted, mostPerExpert) => {
    const own = { ...rules, mostPerExpert }
    expect(replaceExpert(own, assignment, one, { from, to, hasSubmitted })).toEqual({
      ok: false,
      code,
    })
  })

  it('has its candidates, the least busy first', () => {
    const pool = [expert('e1'), expert('e3'), expert('e8', { zone: 'z1' }), expert('e9')]
    expect(substitutes(rules, assignment, one, pool).map(({ id }) => id)).toEqual(['e9', 'e3'])
    const tight = { ...rules, mostPerExpert: 1 }
    expect(substitutes(tight, assignment, one, pool).map(({ id }) => id)).toEqual(['e9'])
  })
})
