import { expect, it } from 'vitest'
import type { CycleState, ExpertState } from './cycleState'
import { areVisitPhotos, isExpertOf, whyNoPhoto } from './visitPhotos'

const expert = (changes: Partial<ExpertState> = {}): ExpertState => ({
  ...{ id: 'e', unitId: null, zone: null, declared: [], isWithdrawn: false },
  withdrawReason: null,
  ...changes,
})

function cycle(changes: Partial<ExpertState> = {}, phase: CycleState['phase'] = 'siteVisit') {
  const review = { studioId: 's', experts: ['e', 'other'] }
  return {
    phase,
    reviews: new Map([['r', review]]) as unknown as CycleState['reviews'],
    experts: new Map([
      ['e', expert(changes)],
      ['spare', expert({ id: 'spare' })],
    ]),
  }
}

it('lets an expert of the review take photos while studios are visited', () => {
  expect(isExpertOf(cycle(), 'r', 'e')).toBe(true)
  expect(whyNoPhoto(cycle(), 'r', 'e')).toBeNull()
})

it.each([
  ['one who was not assigned', cycle(), 'r', 'spare'],
  ['one who is not in the pool', cycle(), 'r', 'other'],
  ['one who has withdrawn', cycle({ isWithdrawn: true }), 'r', 'e'],
  ['one with a tie to the studio', cycle({ declared: ['s'] }), 'r', 'e'],
  ['a review of another cycle', cycle(), 'r2', 'e'],
])('refuses %s', (_who, state, review, person) => {
  expect(isExpertOf(state, review, person)).toBe(false)
  expect(whyNoPhoto(state, review, person)).toBe('notAssigned')
})

it('keeps an expert as a reader when the visits are over', () => {
  const state = cycle({ declared: ['another'] }, 'live')
  expect([isExpertOf(state, 'r', 'e'), whyNoPhoto(state, 'r', 'e')]).toEqual([true, 'visitOver'])
})

it.each([
  ['review:r:siteVisit', 'photo', true],
  ['review:r:siteVisit', 'evidence', false],
  ['review:r:rules', 'photo', false],
  ['review:r', 'photo', false],
  ['studio:s:siteVisit', 'photo', false],
])('of %s for %s: are photos of a visit: %s', (scope, purpose, are) => {
  expect(areVisitPhotos({ scope, purpose })).toBe(are)
})
