import { describe, expect, it } from 'vitest'
import { effectsOfChanges, ratingsOfCycle, ratingYears, type RatedCycle } from './ratingYears'

const ratings = ['excellent', 'pass', 'fail'].map((key) => ({ key, title: { zh: key, en: key } }))
type Reviewed = RatedCycle['reviews'][number]

let studios = 0
/** Of a studio of its own, unless one is named. */
const reviewed = (rating: string | null, of: Partial<Reviewed> = {}): Reviewed => {
  studios += 1
  return { studio: `s${studios}`, rating, decidedOn: null, effects: [], ...of }
}
const decided = (rating: string, effects: Reviewed['effects'] = []) =>
  reviewed(rating, { decidedOn: '2021-12-20', effects })
const cycle = (
  year: number,
  reviews: RatedCycle['reviews'],
  kind: RatedCycle['kind'] = 'review',
) => {
  return { year, kind, ratings, reviews }
}

it('counts a cycle’s ratings in the order of its scheme, and what they did', () => {
  const found = ratingsOfCycle(
    cycle(2021, [
      decided('excellent', ['rise']),
      decided('excellent'),
      decided('fail', ['fall', 'rectify']),
      reviewed('pass'),
      reviewed(null),
    ]),
  )
  expect(found).toEqual({
    ...{ reviews: 5, decided: 3, rise: 1, fall: 1, rectify: 1, remove: 0 },
    ratings: [
      { ...ratings[0], count: 2 },
      { ...ratings[1], count: 1 },
      { ...ratings[2], count: 1 },
    ],
  })
})

it('adds the yearly reviews of a year up, the earliest first, and no naming or promotion', () => {
  const found = ratingYears([
    cycle(2021, [decided('excellent', ['rise']), decided('pass')]),
    cycle(2020, [decided('fail', ['remove'])]),
    cycle(2021, [decided('excellent'), reviewed('pass')]),
    cycle(2021, [decided('excellent', ['rise'])], 'naming'),
  ])
  expect(found).toEqual([
    { year: 2020, reviews: 1, decided: 1, best: 0, rise: 0, fall: 0, rectify: 0, remove: 1 },
    { year: 2021, reviews: 4, decided: 3, best: 2, rise: 1, fall: 0, rectify: 0, remove: 0 },
  ])
})

it('counts a studio that was reviewed twice in a year once, by what was decided last', () => {
  const twice = { studio: 'twice' }
  const failed = reviewed('fail', { ...twice, decidedOn: '2021-06-01', effects: ['rectify'] })
  const passed = reviewed('excellent', { ...twice, decidedOn: '2021-10-01' })
  const again = reviewed(null, twice)
  const once = {
    ...{ year: 2021, reviews: 1, decided: 1, best: 1 },
    ...{ rise: 0, fall: 0, rectify: 1, remove: 0 },
  }
  expect(ratingYears([failed, passed, again].map((one) => cycle(2021, [one])))).toEqual([once])
  expect(ratingYears([again, passed, failed].map((one) => cycle(2021, [one])))).toEqual([once])
})

it('leaves out a year in which nothing is decided, and counts a rating that is not decided nowhere', () => {
  expect(ratingYears([cycle(2022, [reviewed('excellent')])])).toEqual([])
  expect(ratingYears([])).toEqual([])
})

describe('what changes of a place come to', () => {
  const star = (from: number, to: number) => ({ kind: 'star', from: `${from}`, to: `${to}` })
  const level = { kind: 'level', from: 'county', to: 'city' }

  it.each([
    ['a promotion is a rise', [level], ['rise']],
    ['so it is with fewer stars than before', [level, star(5, 3)], ['rise']],
    ['a star more', [star(3, 4)], ['rise']],
    [
      'a star less, to be rectified',
      [star(3, 2), { kind: 'status', from: 'active', to: 'rectifying' }],
      ['fall', 'rectify'],
    ],
    [
      'the plaque removed',
      [star(3, 0), { kind: 'status', from: 'active', to: 'removed' }],
      ['fall', 'remove'],
    ],
    ['good standing again', [{ kind: 'status', from: 'rectifying', to: 'active' }], []],
  ])('%s', (_, changes, effects) => {
    expect(effectsOfChanges(changes)).toEqual(effects)
  })
})
