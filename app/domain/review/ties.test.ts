import { describe, expect, it } from 'vitest'
import { foldCycle } from './applyCycle'
import { YEARLY_REVIEW } from './templates'
import { studioToReview, tiesFound, withTies, type RegisterTies } from './ties'
import { barOf } from './assignment'
import type { ExpertRules } from './assignment'

const RULES: ExpertRules = { perStudio: 1, mostPerExpert: 9, apartFrom: 'unitAndZone' }
const scheme = { ...YEARLY_REVIEW, experts: RULES }

/** One studio, invited in unit u1 of zone a, with the only expert in a seat. */
const cycle = () =>
  foldCycle([
    {
      kind: 'cycle.opened',
      payload: {
        ...{ cycle: 'c', year: 2021, scheme, sample: true },
        reviews: [
          {
            ...{ review: 'r', studio: 's', unit: 'u1', zone: 'a' },
            ...{ level: 'city', star: 3, figures: {} },
          },
        ],
      },
    },
    { kind: 'expert.added', payload: { expert: 'e', unit: 'u2', zone: 'b' } },
    {
      kind: 'experts.assigned',
      payload: { seed: '', panel: 'p', assignment: [{ review: 'r', experts: ['e'] }] },
    },
  ])
const register = (changes: Partial<RegisterTies> = {}): RegisterTies => ({
  people: new Map(),
  places: new Map([['s', { unitId: 'u1', zone: 'a' }]]),
  ...changes,
})
const found = (changes: Partial<RegisterTies> = {}) =>
  tiesFound(cycle(), register(changes)).map(({ expert, why }) => `${expert}: ${why}`)

describe('ties that the register shows after the assignment', () => {
  it('are none while all is as it was', () => {
    expect(found()).toEqual([])
  })

  it.each([
    ['a studio that moved to the expert’s unit', { unitId: 'u2', zone: 'a' }, 'sameUnit'],
    ['or to their zone', { unitId: 'u1', zone: 'b' }, 'sameZone'],
  ])('%s', (_, place, why) => {
    expect(found({ places: new Map([['s', place]]) })).toEqual([`e: ${why}`])
  })

  it.each([
    ['the expert leads or joined the studio', ['s'], ['u1'], 'ownStudio'],
    ['or leads another studio of its unit', ['other'], ['u1'], 'sameUnit'],
  ])('%s', (_, studios, units, why) => {
    expect(found({ people: new Map([['e', { studios, units }]]) })).toEqual([`e: ${why}`])
  })

  it('are not found twice', () => {
    const state = cycle()
    const places = new Map([['s', { unitId: 'u2', zone: 'a' }]])
    const tied = { kind: 'expert.tieFound', payload: { expert: 'e', studio: 's', why: 'sameUnit' } }
    const expert = state.experts.get('e')
    if (expert) state.experts.set('e', { ...expert, declared: [tied.payload.studio] })
    expect(tiesFound(state, register({ places }))).toEqual([])
  })
})

it('bars whoever has no unit from the unit of their studio, and takes studios where they are', () => {
  const expert = { id: 'e', unitId: null, zone: null, declared: [], isWithdrawn: false }
  const people = new Map([['e', { studios: ['other'], units: ['u1'] }]])
  const [review] = cycle().reviews.values()
  if (!review) throw new Error('There is no review')
  const here = studioToReview(review, register())
  expect(barOf(RULES, withTies(expert, register({ people })), here)).toBe('sameUnit')
  expect(barOf(RULES, withTies(expert, register()), here)).toBe(null)
  const moved = studioToReview(
    review,
    register({ places: new Map([['s', { unitId: 'u9', zone: 'z' }]]) }),
  )
  expect(barOf(RULES, withTies(expert, register({ people })), moved)).toBe(null)
})
