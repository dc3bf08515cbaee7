import { expect, it } from 'vitest'
import { settledRating } from './meeting'
import type { Proposal } from './proposal'
import { STAR_NAMING } from './templates'

const between = (rating: string, orBetter: string | null): Proposal => {
  return { studioId: 's', rank: 1, rating, orBetter, reasons: [] }
}
const choice = (rating: string) => ({ override: null, choice: { rating, reason: '择优' } })
const vote = { reason: '补充材料', votesFor: 5, votesAgainst: 0, abstentions: 0 }

it.each([
  ['nothing is open', between('star1', null), null, 'star1', false],
  ['nothing is chosen', between('star1', 'star2'), null, 'star1', true],
  ['the better one is chosen', between('star1', 'star2'), 'star2', 'star2', false],
  ['the other one is chosen', between('star1', 'star2'), 'star1', 'star1', false],
  ['one in between is chosen', between('star1', 'star3'), 'star2', 'star2', false],
  ['another pair was chosen from', between('star2', 'star3'), 'star1', 'star2', true],
  ['what was open is settled', between('star1', null), 'star2', 'star1', false],
] as const)('a rating where %s', (_, proposal, chosen, rating, openChoice) => {
  const review = chosen === null ? { override: null, choice: null } : choice(chosen)
  expect(settledRating(STAR_NAMING, review, proposal)).toEqual({ rating, openChoice })
})

it('a vote decides whatever was chosen', () => {
  const review = { ...choice('star2'), override: { ...vote, rating: 'star3' } }
  expect(settledRating(STAR_NAMING, review, between('star1', 'star2'))).toEqual({
    ...{ rating: 'star3', openChoice: false },
  })
})
