import { beforeEach, describe, expect, it } from 'vitest'
import { fromInteger } from '../arithmetic/rational'
import { foldCycle } from './applyCycle'
import { choose, confirm, override } from './decideMeeting'
import type { CycleState } from './cycleState'
import { decidedOn, limitedRatings, settledRating, type MeetingRow } from './meeting'
import { oracleOverfull } from './oracleRating'
import { proposeRatings } from './proposeRatings'
import type { WhyEnded } from './reviewLifecycle'
import type { ReviewScheme } from './scheme'
import { STAR_NAMING } from './templates'

/** Of ten studios: one of three stars, two of two, five of one. */
const scheme: ReviewScheme = {
  ...STAR_NAMING,
  rule: {
    by: 'quotas',
    quotas: [
      { rating: 'star3', atLeast: 9900, share: { num: 10, den: 100 }, round: 'down' },
      { rating: 'star2', atLeast: 7500, share: { num: 20, den: 100 }, round: 'down' },
      { rating: 'star1', atLeast: null, share: { num: 50, den: 100 }, round: 'down' },
    ],
  },
}
const onePlaceEach = (['star3', 'star2'] as const).map((rating) => ({
  ...{ rating, atLeast: null, share: { num: 10, den: 100 }, round: 'down' as const },
}))
const VOTE = { reason: '补充材料', votesFor: 5, votesAgainst: 0, abstentions: 0 }

let state: CycleState
let of: ReviewScheme

/** Three studios with 80 points compete for the two places of two stars. */
function begin(changed: Partial<ReviewScheme> = {}, tied = 3): void {
  of = { ...scheme, ...changed }
  const reviews = Array.from({ length: 10 }, (_, index) => ({
    ...{ review: `r${index}`, studio: `s${index}`, unit: `u${index}`, zone: 'a' },
    ...({ level: 'county', star: 0, figures: {} } as const),
  }))
  const opened = { cycle: 'c', year: 2021, scheme: of, sample: true, reviews }
  state = foldCycle([
    { kind: 'cycle.opened', payload: opened },
    { kind: 'cycle.moved', payload: { to: 'meeting', reason: null } },
  ])
  points = (index) => (index < tied ? 80 : 70 - index)
}
let points: (index: number) => number

function rows(): MeetingRow[] {
  const studios = [...state.reviews.values()].map((review, index) => ({
    ...{ studioId: review.studioId, total: fromInteger(points(index)), vetoes: [] },
    ...decidedOn(review),
  }))
  const proposals = proposeRatings(of, studios)
  return [...state.reviews.values()].map((review): MeetingRow => {
    const proposal = proposals.find(({ studioId }) => studioId === review.studioId) ?? null
    if (!proposal) throw new Error('Every studio has a proposal')
    return { review, score: null, proposal, ...settledRating(of, review, proposal) }
  })
}

/** The answer's code, or null for one that was taken; it is then in the state. */
function vote(id: string, rating: string): string | null {
  const answer = override(state, rows(), id, { ...VOTE, rating })
  if (!answer.ok) return answer.code
  const review = state.reviews.get(id)
  if (review) review.override = { ...VOTE, rating }
  return null
}

function pick(id: string, rating: string): string | null {
  const answer = choose(state, rows(), id, { rating, reason: '择优' })
  if (!answer.ok) return answer.code
  const review = state.reviews.get(id)
  if (review) review.choice = { rating, reason: '择优' }
  return null
}

const confirmed = (...toEnd: WhyEnded[]) => {
  const answer = confirm(state, rows(), new Map(toEnd.map((why) => [why, why])))
  return answer.ok ? null : answer.code
}
const overfull = () =>
  oracleOverfull(
    of,
    rows().map(({ proposal, rating }) => ({
      proposed: proposal?.orBetter ? null : (proposal?.rating ?? null),
      rating: rating ?? '',
    })),
  )

it('confirms nothing as long as a review has to be ended', () => {
  begin({}, 0)
  expect(confirmed('barred')).toBe('meeting.leadBarred')
  expect(confirmed('barred', 'gone')).toBe('meeting.studioGone')
  expect(confirmed()).toBe(null)
})

describe('the places of each rating', () => {
  beforeEach(() => begin())

  it('hold for choices between equals, of every rating', () => {
    expect(['r0', 'r1', 'r2'].map((id) => pick(id, 'star2'))).toEqual([
      ...[null, null, 'override.aboveLimit'],
    ])
    expect(pick('r2', 'star1')).toBe(null)
    expect(confirmed()).toBe(null)
    expect(overfull()).toEqual([])
  })

  it('of the next rating are open to who of the same equals misses the better one', () => {
    const points = { ...scheme, rule: { by: 'quotas', quotas: onePlaceEach } } as const
    begin(points, 2)
    expect(
      rows()
        .slice(0, 2)
        .map(({ proposal }) => proposal),
    ).toMatchObject([
      ...[
        { rating: 'none', orBetter: 'star3' },
        { rating: 'none', orBetter: 'star3' },
      ],
    ])
    expect(pick('r0', 'star2')).toBe(null)
    expect(pick('r1', 'star2')).toBe('override.aboveLimit')
    expect(pick('r1', 'star3')).toBe(null)
    expect(pick('r2', 'star2')).toBe('meeting.nothingToChoose')
    expect(confirmed()).toBe(null)
    expect(rows().map(({ rating }) => rating)).toEqual([
      ...['star2', 'star3'],
      ...Array.from({ length: 8 }, () => 'none'),
    ])
    expect(overfull()).toEqual([])
  })

  it('hold for votes, of every rating, and are each their own', () => {
    expect(['r0', 'r1', 'r2'].map((id) => pick(id, id === 'r2' ? 'star1' : 'star2'))).toEqual([
      ...[null, null, null],
    ])
    expect(['r5', 'r6'].map((id) => vote(id, 'star2'))).toEqual([
      ...['override.aboveLimit', 'override.aboveLimit'],
    ])
    // the place of three stars that nobody has is no third place of two stars
    expect(limitedRatings(state, rows()).map(({ taken, places }) => [taken, places])).toEqual([
      ...[
        [0, 1],
        [2, 2],
        [5, 5],
      ],
    ])
    expect([vote('r0', 'star3'), vote('r5', 'star2')]).toEqual([null, null])
  })

  it('let two studios change places, but not one come down into a full rating', () => {
    for (const id of ['r0', 'r1', 'r2']) pick(id, id === 'r2' ? 'star1' : 'star2')
    expect(confirmed()).toBe(null)
    expect(vote('r0', 'star1')).toBe(null)
    expect(confirmed()).toBe('meeting.aboveLimit')
    expect(overfull()).toEqual(['star1'])
    expect(vote('r2', 'star2')).toBe(null)
    expect(confirmed()).toBe(null)
    expect(overfull()).toEqual([])
  })

  it('are more where equals at the cut all get the better rating, and no vote adds to them', () => {
    begin({ atCut: 'all' })
    expect(confirmed()).toBe(null)
    expect(overfull()).toEqual([])
    expect(vote('r5', 'star2')).toBe('override.aboveLimit')
  })

  it('that a studio took with it when it left are missed by choices as by votes', () => {
    for (const id of ['r0', 'r1', 'r2']) pick(id, id === 'r2' ? 'star1' : 'star2')
    state.reviews.delete('r9')
    expect(confirmed()).toBe('meeting.aboveLimit')
  })
})
