import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUnits, toKey } from '../arithmetic/rational'
import type { StudioStatus } from '../studio/events'
import { applyRating } from './consequence'
import { oracleRatings, oracleStar, oracleStatus } from './oracleRating'
import { proposeRatings } from './proposeRatings'
import type { Consequence, ReviewScheme } from './scheme'
import { PROMOTION, STAR_NAMING, YEARLY_REVIEW } from './templates'

const rounds = fc.constantFrom('down', 'halfUp', 'up')
const quota = fc.record({
  share: fc.record({ num: fc.integer({ min: 0, max: 60 }), den: fc.constant(100) }),
  round: rounds,
})
/** Few different totals, so that there are equals at every limit. */
const points = fc.constantFrom(9900, 9000, 8500, 8499, 8000, 7500, 6000, 5999, 100)
/** Often none, so that some equals are not decided on. */
const decided = fc.constantFrom(
  ...[null, 'star3', 'star2', 'star1', 'none', 'recommended', 'reserve', 'excellent', 'pass'],
)
const list = fc.array(
  fc.record({
    points,
    hasVeto: fc.boolean(),
    choice: decided,
    vote: fc.option(decided, { freq: 1 }),
  }),
  { minLength: 1, maxLength: 24 },
)
const atCut = fc.constantFrom('none', 'all', 'meeting')
const scheme: fc.Arbitrary<ReviewScheme> = fc.oneof(
  fc.record({ cap: fc.option(quota), atCut }).map((varied) => ({ ...YEARLY_REVIEW, ...varied })),
  fc
    .record({ base: fc.constantFrom(STAR_NAMING, PROMOTION), quota, atCut })
    .map(({ base, quota: first, atCut: at }): ReviewScheme => {
      const { rule } = base
      if (rule.by !== 'quotas') throw new Error('Not by quotas')
      const [one, ...others] = rule.quotas
      return {
        ...base,
        atCut: at,
        rule: { by: 'quotas', quotas: one ? [{ ...one, ...first }, ...others] : others },
      }
    }),
)

describe('the oracle of ratings', () => {
  it('agrees with the proposal, equals at a limit included', () => {
    fc.assert(
      fc.property(scheme, list, (rules, studios) => {
        const proposed = proposeRatings(
          rules,
          studios.map(({ points: units, hasVeto, ...meeting }, index) => {
            const vetoes = hasVeto ? ['accident'] : []
            return { studioId: `s${index}`, total: fromUnits(units, 2), vetoes, ...meeting }
          }),
        )
        const expected = oracleRatings(
          rules,
          studios.map(({ points: units, hasVeto, ...meeting }, index) => {
            return { id: `s${index}`, total: toKey(fromUnits(units, 2)), hasVeto, ...meeting }
          }),
        )
        expect(expected.size).toBe(proposed.length)
        for (const { studioId, rating, orBetter } of proposed) {
          expect(expected.get(studioId)).toEqual({ rating, orBetter })
        }
      }),
      { numRuns: 400 },
    )
  })

  it('gives the veto rating to one that was not filed', () => {
    const rated = oracleRatings(YEARLY_REVIEW, [{ id: 'a', total: null, hasVeto: false }])
    expect(rated.get('a')).toEqual({ rating: 'fail', orBetter: null })
  })
})

describe('the oracle of consequences', () => {
  const star = fc.integer({ min: 0, max: 5 })
  const consequence: fc.Arbitrary<Consequence> = fc.oneof(
    fc.record({ do: fc.constant('rise'), by: fc.integer({ min: 0, max: 3 }), highest: star }),
    fc.record({ do: fc.constant('fall'), by: fc.integer({ min: 0, max: 3 }), lowest: star }),
    fc.record({ do: fc.constant('setStar'), star }),
    fc.record({ do: fc.constant('keep') }),
    fc.record({ do: fc.constant('rectify'), months: fc.constant(3) }),
    fc.record({ do: fc.constant('remove'), barYears: fc.constant(2) }),
  )
  const status = fc.constantFrom<StudioStatus>('active', 'rectifying')
  const kind = fc.constantFrom('review', 'naming', 'promotion')

  it('agrees with what is applied', () => {
    fc.assert(
      fc.property(consequence, star, status, kind, (one, before, at, kind) => {
        const rating = { key: 'r', title: { zh: '', en: '' }, consequences: [one] }
        const standing = { level: 'city', star: before, status: at } as const
        const dates = { rectifyBy: null, barredUntil: null }
        const applied = applyRating({ ...standing, ...dates }, rating, '2026-05-01', kind)
        if (!applied.ok) throw new Error(applied.code)
        expect(oracleStar([one], before, kind)).toBe(applied.standing.star)
        if (kind === 'review') expect(oracleStatus([one])).toBe(applied.standing.status)
      }),
    )
  })
})
