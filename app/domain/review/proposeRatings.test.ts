import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fromUnits } from '../arithmetic/rational'
import { decideOverride, type Override } from './override'
import { openRatings, placesOf, type Proposal, type ScoredStudio } from './proposal'
import { proposeRatings } from './proposeRatings'
import type { Quota, ReviewScheme } from './scheme'
import { STAR_NAMING, YEARLY_REVIEW } from './templates'

const studio = (
  studioId: string,
  points: number,
  vetoes: readonly string[] = [],
): ScoredStudio => ({
  studioId,
  total: fromUnits(Math.round(points * 100), 2),
  vetoes,
})
/** Ten studios, so that one fifth is two places. */
const ten = (...points: number[]) =>
  points
    .concat(Array.from({ length: 10 - points.length }, () => 70))
    .map((value, index) => studio(`s${index}`, value))
const ratingsOf = (scheme: ReviewScheme, studios: readonly ScoredStudio[]) =>
  new Map(proposeRatings(scheme, studios).map(({ studioId, rating }) => [studioId, rating]))
const find = (scheme: ReviewScheme, studios: readonly ScoredStudio[], id: string) =>
  proposeRatings(scheme, studios).find(({ studioId }) => studioId === id)

describe('a share of studios', () => {
  it.each<[Quota['round'], number, number, number]>([
    ['down', 20, 9, 1],
    ['up', 20, 9, 2],
    ['halfUp', 50, 9, 5],
    ['down', 10, 51, 5],
    ['down', 0, 51, 0],
  ])('rounded %s: %i %% of %i is %i', (round, num, studios, places) => {
    expect(placesOf({ share: { num, den: 100 }, round }, studios)).toBe(places)
  })
})

describe('thresholds', () => {
  it('rate at the very points, and a veto decides whatever the points', () => {
    const list = [
      studio('a', 85),
      studio('b', 84.99),
      studio('c', 59.99),
      studio('d', 99, ['accident']),
    ]
    const wide = { ...YEARLY_REVIEW, cap: null }
    expect([...ratingsOf(wide, list)]).toEqual([
      ['a', 'excellent'],
      ['b', 'pass'],
      ['c', 'fail'],
      ['d', 'fail'],
    ])
    expect(find(wide, list, 'd')).toEqual({
      studioId: 'd',
      rank: 4,
      rating: 'fail',
      orBetter: null,
      reasons: [{ why: 'veto', vetoes: ['accident'] }],
    })
  })

  it('give the best rating to no more than the cap, and say why the next one has less', () => {
    const list = ten(95, 94, 93)
    expect(ratingsOf(YEARLY_REVIEW, list).get('s1')).toBe('excellent')
    expect(find(YEARLY_REVIEW, list, 's2')).toEqual({
      studioId: 's2',
      rank: 3,
      rating: 'pass',
      orBetter: null,
      reasons: [
        { why: 'threshold', points: 8500 },
        { why: 'cap', places: 2, rank: 3 },
      ],
    })
  })

  it.each<[ReviewScheme['atCut'], string, string | null]>([
    ['none', 'pass', null],
    ['all', 'excellent', null],
    ['meeting', 'pass', 'excellent'],
  ])('treat equals at the cut alike (%s)', (atCut, rating, orBetter) => {
    const list = ten(95, 93, 93)
    for (const id of ['s1', 's2']) {
      const proposal = find({ ...YEARLY_REVIEW, atCut }, list, id)
      expect(proposal).toMatchObject({ rating, orBetter, rank: 2 })
      expect(proposal?.reasons.at(-1)).toEqual({
        why: 'tiedAtCut',
        rating: 'excellent',
        tied: 2,
        left: 1,
        rule: atCut,
      })
    }
  })
})

describe('quotas', () => {
  it('give stars in the shares of all studios, down to the points of each', () => {
    const list = ten(95, 90, 89, 88, 87, 80, 74, 65, 64, 40)
    expect([...ratingsOf(STAR_NAMING, list).values()]).toEqual([
      'star3',
      'star2',
      'star2',
      'star2',
      'star2',
      'star1',
      'star1',
      'star1',
      'star1',
      'none',
    ])
  })

  it('leave it to the meeting who of equals gets the better star', () => {
    const list = ten(95, 95, 80)
    for (const id of ['s0', 's1']) {
      expect(find(STAR_NAMING, list, id)).toMatchObject({ rating: 'star2', orBetter: 'star3' })
      expect(find({ ...STAR_NAMING, atCut: 'all' }, list, id)?.rating).toBe('star3')
    }
  })
})

const someScheme = fc
  .record({
    base: fc.constantFrom(YEARLY_REVIEW, STAR_NAMING),
    atCut: fc.constantFrom('none' as const, 'all' as const, 'meeting' as const),
  })
  .map(({ base, atCut }) => ({ ...base, atCut }))
const someStudios = fc
  .array(
    fc.record({
      points: fc.integer({ min: 55, max: 95 }),
      veto: fc.constantFrom(false, false, true),
    }),
    {
      maxLength: 30,
    },
  )
  .map((list) =>
    list.map(({ points, veto }, index) => studio(`s${index}`, points, veto ? ['v'] : [])),
  )

describe('any proposal', () => {
  it('lists each once, better points never rated worse, equals alike, whatever the order', () => {
    fc.assert(
      fc.property(someScheme, someStudios, (scheme, studios) => {
        const proposals = proposeRatings(scheme, studios)
        expect(proposals.map(({ studioId }) => studioId).toSorted()).toEqual(
          studios.map(({ studioId }) => studioId).toSorted(),
        )
        expect(proposeRatings(scheme, [...studios].reverse())).toEqual(proposals)
        const place = new Map(scheme.ratings.map(({ key }, index) => [key, index]))
        const free = studios.filter(({ vetoes }) => vetoes.length === 0)
        const rated = ratingsOf(scheme, studios)
        const level = ({ studioId }: ScoredStudio) => place.get(rated.get(studioId) ?? '') ?? NaN
        for (const a of free) {
          for (const b of free) {
            const order = compare(a.total, b.total)
            if (order > 0) expect(level(a)).toBeLessThanOrEqual(level(b))
            if (order === 0) expect(level(a)).toBe(level(b))
          }
        }
      }),
    )
  })

  it('keeps within cap and quotas unless equals are all let in', () => {
    fc.assert(
      fc.property(someScheme, someStudios, (scheme, studios) => {
        if (scheme.atCut === 'all') return
        const rated = [...ratingsOf(scheme, studios).values()]
        const limits =
          scheme.rule.by === 'quotas'
            ? scheme.rule.quotas
            : scheme.cap && [{ ...scheme.cap, rating: 'excellent' }]
        for (const { rating, ...quota } of limits ?? []) {
          const count = rated.filter((one) => one === rating).length
          expect(count).toBeLessThanOrEqual(placesOf(quota, studios.length))
        }
      }),
    )
  })
})

describe("the meeting's vote", () => {
  const vote: Override = {
    rating: 'excellent',
    reason: 'A national patent prize after the deadline',
    votesFor: 5,
    votesAgainst: 2,
    abstentions: 2,
  }
  const pass = { rating: 'pass', hasVeto: false }
  const room = { taken: 1, places: 2 }

  it('changes a rating by more than half of those present', () => {
    expect(decideOverride(YEARLY_REVIEW, pass, vote, room)).toEqual({ ok: true })
    const full = { taken: 2, places: 2 }
    expect(decideOverride(YEARLY_REVIEW, pass, { ...vote, rating: 'fail' }, full)).toEqual({
      ok: true,
    })
    expect(decideOverride(YEARLY_REVIEW, pass, vote, null)).toEqual({ ok: true })
  })

  it.each<[string, Partial<Override>, Partial<typeof pass>, Partial<typeof room>]>([
    ['override.unknownRating', { rating: 'superb' }, {}, {}],
    ['override.veto', {}, { hasVeto: true }, {}],
    ['override.sameRating', {}, { rating: 'excellent' }, {}],
    ['override.needsReason', { reason: ' ' }, {}, {}],
    ['override.badVote', { votesFor: -1 }, {}, {}],
    ['override.badVote', { votesFor: 0, votesAgainst: 0, abstentions: 0 }, {}, {}],
    ['override.notCarried', { votesFor: 4 }, {}, {}],
    ['override.aboveLimit', {}, {}, { taken: 2 }],
  ])('is refused: %s', (code, changes, own, limit) => {
    const result = decideOverride(
      YEARLY_REVIEW,
      { ...pass, ...own },
      { ...vote, ...changes },
      { ...room, ...limit },
    )
    expect(result).toEqual({ ok: false, code })
  })
})

describe('equals on whom the meeting decides', () => {
  const quotas = fc
    .array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 3 })
    .map((places): ReviewScheme => {
      const ratings = STAR_NAMING.ratings.slice(0, places.length)
      const last = STAR_NAMING.ratings.at(-1)
      return {
        ...STAR_NAMING,
        ...{ atCut: 'meeting', ratings: last ? [...ratings, last] : ratings },
        rule: {
          by: 'quotas',
          quotas: ratings.map(({ key }, index) => ({
            ...{ rating: key, atLeast: null, round: 'down' as const },
            share: { num: places[index] ?? 0, den: 12 },
          })),
        },
      }
    })
  const totals = fc.array(fc.integer({ min: 80, max: 84 }), { minLength: 12, maxLength: 12 })
  /** The meeting prefers them in the order of the list, and gives each the best that is left. */
  const meet = (scheme: ReviewScheme, points: readonly number[]): Map<string, string> => {
    const choices = new Map<string, string>()
    for (;;) {
      const studios = points.map((value, index) => {
        const id = `s${String(index).padStart(2, '0')}`
        return { ...studio(id, value), choice: choices.get(id) ?? null }
      })
      const proposals = proposeRatings(scheme, studios)
      const isOpen = (one: Proposal) => {
        const choice = choices.get(one.studioId)
        return one.orBetter !== null && !openRatings(scheme, one).includes(choice ?? '')
      }
      const now = (one: Proposal) => {
        const choice = choices.get(one.studioId) ?? ''
        return openRatings(scheme, one).includes(choice) ? choice : one.rating
      }
      const next = proposals.find(isOpen)
      if (!next) return new Map(proposals.map((one) => [one.studioId, now(one)]))
      const free = openRatings(scheme, next).find((key) => {
        const quota =
          scheme.rule.by === 'quotas' && scheme.rule.quotas.find((q) => q.rating === key)
        const others = proposals.filter((one) => one !== next && now(one) === key).length
        return !quota || others < placesOf(quota, points.length)
      })
      choices.set(next.studioId, free ?? next.rating)
    }
  }

  it('come out, with all the others, as if their points had differed', () => {
    fc.assert(
      fc.property(quotas, totals, (scheme, points) => {
        const strict = points.map((value, index) => {
          return studio(`s${String(index).padStart(2, '0')}`, (value * 100 - index) / 100)
        })
        expect(meet(scheme, points)).toEqual(ratingsOf(scheme, strict))
      }),
      { numRuns: 300 },
    )
  })

  it('give nobody with fewer points a place that they were passed over for', () => {
    const list = ten(90, 90, 80)
    const decided = (a: string, b: string) =>
      list.map((one) => ({
        ...one,
        choice: one.studioId === 's0' ? a : one.studioId === 's1' ? b : null,
      }))
    const shares = { ...STAR_NAMING, rule: quotaOf(1, 2) } as const
    expect(find(shares, decided('star3', 'star2'), 's2')?.rating).toBe('star2')
    expect(find(shares, decided('star2', 'star2'), 's2')?.rating).toBe('none')
    expect(find(shares, decided('star3', 'nonsense'), 's2')?.rating).toBe('none')
  })
})

function quotaOf(...places: number[]): ReviewScheme['rule'] {
  const keys = ['star3', 'star2', 'star1']
  return {
    by: 'quotas',
    quotas: places.map((num, index) => ({
      ...{ rating: keys[index] ?? '', atLeast: null, share: { num, den: 10 } },
      round: 'down',
    })),
  }
}
