import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cityLevelOn, doublingProgress, type NamedStudio } from './doubling'

const PLAN = { year: 2021, target: 80 }
const TODAY = '2022-02-01'
const studio = (namedOn: string | null, more: Partial<NamedStudio> = {}): NamedStudio => ({
  level: 'city',
  status: 'active',
  namedOn,
  levels: [],
  ...more,
})

describe('the doubling plan', () => {
  it('counts what was named in the year at city level or above', () => {
    const progress = doublingProgress(
      [
        studio('2021-01-01'),
        studio('2021-12-31', { level: 'national', status: 'rectifying' }),
        studio('2021-03-05', { level: 'county' }),
        studio('2020-12-31'),
        studio('2022-01-01'),
        studio(null),
      ],
      PLAN,
      TODAY,
    )
    expect(progress).toMatchObject({ named: 2, lost: 0, percent: 2, missing: 78 })
    expect(progress.months.map(({ total }) => total)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
  })

  it('counts a studio in the year in which it first was one of city level', () => {
    const rise = { from: 'county', to: 'city', at: '2021-03-01' }
    const risen = studio('2018-04-28', { levels: [rise] })
    const named = studio('2021-03-01', { levels: [rise] })
    const promoted = studio('2018-04-28', {
      level: 'province',
      levels: [{ from: 'city', to: 'province', at: '2021-03-01' }],
    })
    const fallen = studio('2021-02-01', {
      level: 'county',
      levels: [{ from: 'city', to: 'county', at: '2021-11-01' }],
    })
    const unnamed = studio(null, { levels: [rise] })
    const studios = [risen, named, promoted, fallen, unnamed]
    expect(studios.map(cityLevelOn)).toEqual([
      ...['2021-03-01', '2021-03-01', '2018-04-28', '2021-02-01', null],
    ])
    const progress = doublingProgress(studios, PLAN, TODAY)
    expect(progress).toMatchObject({ named: 2, lost: 1 })
    expect(doublingProgress(studios, { year: 2018, target: 1 }, TODAY)).toMatchObject({ named: 1 })
  })

  it('tells what was named and lost since apart', () => {
    const gone = ['removed', 'cancelled'].map((status) => studio('2021-05-01', { status }))
    expect(doublingProgress([...gone, studio('2021-05-01')], PLAN, TODAY)).toMatchObject({
      named: 1,
      lost: 2,
    })
  })

  it.each([
    [79, 98, 1],
    [80, 100, 0],
    [81, 101, 0],
  ])('reads %i of 80 as %i percent', (count, percent, missing) => {
    const studios = Array.from({ length: count }, () => studio('2021-06-01'))
    expect(doublingProgress(studios, PLAN, TODAY)).toMatchObject({ percent, missing })
  })

  it('needs nothing for a year without a target', () => {
    expect(doublingProgress([], { year: 2022, target: 0 }, TODAY)).toMatchObject({ percent: 100 })
  })

  it.each([
    ['2020-12-31', 0],
    ['2021-01-01', 1],
    ['2021-09-30', 9],
    ['2022-01-01', 12],
  ])('knows no months after %s', (today, count) => {
    const { months } = doublingProgress([studio('2021-01-01')], PLAN, today)
    expect(months.map(({ month }) => month)).toHaveLength(count)
  })

  it('ends the year with what it counted', () => {
    const dates = fc.integer({ min: 1, max: 12 }).map((month) => String(month).padStart(2, '0'))
    fc.assert(
      fc.property(fc.array(dates), (months) => {
        const progress = doublingProgress(
          months.map((month) => studio(`2021-${month}-15`)),
          PLAN,
          TODAY,
        )
        expect(progress.months.at(-1)?.total).toBe(progress.named)
        expect(progress.months.reduce((sum, { added }) => sum + added, 0)).toBe(months.length)
      }),
    )
  })
})
