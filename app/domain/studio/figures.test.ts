import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldStudio } from './apply'
import { ACHIEVEMENT_KINDS } from './events'
import { countable, registerFigures } from './figures'
import { aStudio, recorded } from './testStudio'

const figures = (year: number, ...more: ReturnType<typeof recorded>[]) =>
  registerFigures(countable(foldStudio([...aStudio(), ...more])), year)

it('counts a year of the register', () => {
  expect(figures(2020, recorded('a2', { kind: 'patent', adopted: false }))).toMatchObject({
    year: 2020,
    achievements: 2,
    byKind: { renovation: 1, patent: 1, paper: 0 },
    benefitFen: 2_400_000n,
    converted: 1,
    members: 2,
    apprentices: 1,
    grantFen: 3_000_000n,
  })
  expect(figures(2017)).toMatchObject({ achievements: 0, members: 0, apprentices: 0, grantFen: 0n })
})

it('counts no withdrawn result, and an apprentice as passed in the year of the end', () => {
  const events = [
    ...aStudio(),
    { kind: 'achievement.withdrawn', payload: { achievement: 'a1', reason: '' } } as const,
    {
      kind: 'apprenticeship.ended',
      payload: { apprenticeship: 'p1', status: 'passed', on: '2020-12-31' },
    } as const,
  ]
  const state = foldStudio(events)
  expect(registerFigures(countable(state), 2020)).toMatchObject({
    achievements: 0,
    benefitFen: 0n,
    apprenticesPassed: 1,
  })
  expect(registerFigures(countable(state), 2019)).toMatchObject({ apprenticesPassed: 0 })
  expect(registerFigures(countable(state), 2021)).toMatchObject({ apprentices: 0 })
})

it('adds up: each result in one year and one kind, to the fen', () => {
  const result = fc.record({
    year: fc.constantFrom(2019, 2020, 2021),
    kind: fc.constantFrom(...ACHIEVEMENT_KINDS),
    benefitFen: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    adopted: fc.boolean(),
    status: fc.constantFrom('recorded' as const, 'withdrawn' as const),
  })
  fc.assert(
    fc.property(fc.array(result), (achievements) => {
      const years = [2019, 2020, 2021].map((year) =>
        registerFigures({ achievements, apprenticeships: [], members: [], grants: [] }, year),
      )
      const counted = achievements.filter(({ status }) => status === 'recorded')
      const kinds = years.flatMap(({ byKind }) => Object.values(byKind))
      expect(kinds.reduce((a, b) => a + b, 0)).toBe(counted.length)
      expect(years.reduce((sum, { benefitFen }) => sum + benefitFen, 0n)).toBe(
        counted.reduce((sum, { benefitFen }) => sum + benefitFen, 0n),
      )
    }),
  )
})
