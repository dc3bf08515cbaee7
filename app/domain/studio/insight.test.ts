import { expect, it } from 'vitest'
import {
  insightByGroup,
  insightOverYears,
  insightYears,
  valueOn,
  type InsightStudio,
} from './insight'

const TODAY = '2021-06-30'

const studio = (more: Partial<InsightStudio> = {}): InsightStudio => ({
  ...{ zone: 'LC', industry: '电力', level: 'city', star: 3, status: 'active' },
  namedOn: '2018-04-28',
  changes: [],
  achievements: [],
  apprenticeships: [],
  members: [],
  grants: [],
  ...more,
})
/** Not named yet. */
const candidate = (more: Partial<InsightStudio> = {}) => studio({ namedOn: null, ...more })
const result = (year: number, benefitFen = 100n, adopted = true) => ({
  ...{ kind: 'patent' as const, year, benefitFen, adopted, status: 'recorded' as const },
})

it('counts a year by group, in the order of the groups’ keys, with a total', () => {
  const { rows, total } = insightByGroup(
    [
      studio({
        achievements: [result(2020), result(2020, 50n, false), result(2019)],
        apprenticeships: [
          { startsOn: '2019-07-01', endsOn: '2020-06-30', status: 'passed' },
          { startsOn: '2020-07-01', endsOn: '2022-06-30', status: 'running' },
        ],
        grants: [
          { year: 2020, amountFen: 300n, spentFen: 120n, status: 'received' },
          { year: 2019, amountFen: 999n, spentFen: 999n, status: 'received' },
        ],
      }),
      studio({ zone: 'AG', achievements: [{ ...result(2020), status: 'withdrawn' }] }),
      studio({ achievements: [result(2020, 1n)] }),
    ],
    { by: 'zone', year: 2020, today: TODAY },
  )
  expect(rows.map(({ key, studios }) => [key, studios])).toEqual([
    ['AG', 1],
    ['LC', 2],
  ])
  expect(rows[1]).toMatchObject({ results: 3, converted: 2, benefitFen: 151n })
  expect(total).toEqual({
    ...{ studios: 3, results: 3, converted: 2, benefitFen: 151n },
    ...{ apprentices: 2, apprenticesPassed: 1, grantFen: 300n, spentFen: 120n },
  })
})

it('adds money exactly where a number no longer could', () => {
  const much = 9_007_199_254_740_993n
  const list = [studio({ achievements: [result(2020, much)] }), studio()]
  const { total } = insightByGroup(list, { by: 'level', year: 2020, today: TODAY })
  expect(total.benefitFen).toBe(much)
})

it('groups by the star and level of the year’s last day, and counts who stood then', () => {
  const changes = [
    { kind: 'star', from: '2', to: '3', at: '2020-12-20' },
    { kind: 'star', from: '3', to: '4', at: '2021-05-20' },
    { kind: 'status', from: 'active', to: 'removed', at: '2021-03-01' },
  ] as const
  const list = [studio({ star: 4, status: 'removed', changes, achievements: [result(2021)] })]
  const by = (year: number) => insightByGroup(list, { by: 'star', year, today: TODAY })
  expect(by(2019).rows).toMatchObject([{ key: '2', studios: 1 }])
  expect(by(2020).rows).toMatchObject([{ key: '3', studios: 1 }])
  // what was recorded in the year stays in its sums
  expect(by(2021).rows).toMatchObject([{ key: '4', studios: 0, results: 1 }])
})

it('leaves out a group with nothing to show, and a studio before it was named', () => {
  const list = [studio(), studio({ zone: 'AG', namedOn: '2021-01-01' })]
  const { rows } = insightByGroup(list, { by: 'zone', year: 2020, today: TODAY })
  expect(rows.map(({ key }) => key)).toEqual(['LC'])
  // the running year is seen as of today
  const later = insightByGroup([studio({ namedOn: '2021-07-01' })], {
    ...{ by: 'zone', year: 2021, today: TODAY },
  })
  expect(later.rows).toEqual([])
})

it('knows a value on a day from the changes after it', () => {
  const changes = [
    { kind: 'star', from: '1', to: '2', at: '2019-01-01' },
    { kind: 'star', from: '2', to: '3', at: '2020-01-01' },
  ] as const
  const on = (day: string) => valueOn(changes, 'star', '3', day)
  expect([on('2018-12-31'), on('2019-01-01'), on('2019-12-31'), on('2020-01-01')]).toEqual([
    ...['1', '2', '2', '3'],
  ])
  expect(valueOn(changes, 'level', 'city', '2018-01-01')).toBe('city')
})

it('offers the last five years that have data, none of the future', () => {
  const years = [2014, 2015, 2016, 2017, 2018, 2020, 2024]
  const list = [candidate({ achievements: years.map((year) => result(year)) })]
  expect(insightYears(list, TODAY)).toEqual([2015, 2016, 2017, 2018, 2020])
  expect(
    insightYears([candidate({ achievements: [{ ...result(2020), status: 'withdrawn' }] })], TODAY),
  ).toEqual([])
  expect(
    insightYears(
      [candidate({ grants: [{ year: 2019, amountFen: 1n, spentFen: 0n, status: 'received' }] })],
      TODAY,
    ),
  ).toEqual([2019])
})

it('offers this year as soon as a studio is named, and the years of apprenticeships', () => {
  expect(insightYears([studio()], TODAY)).toEqual([2021])
  expect(insightYears([studio({ namedOn: TODAY })], TODAY)).toEqual([2021])
  expect(insightYears([studio({ namedOn: '2021-07-01' }), candidate()], TODAY)).toEqual([])
  const taught = (status: 'running' | 'withdrawn') =>
    candidate({ apprenticeships: [{ startsOn: '2018-09-01', endsOn: '2023-08-31', status }] })
  expect(insightYears([taught('running')], TODAY)).toEqual([2018, 2019, 2020, 2021])
  expect(insightYears([taught('withdrawn')], TODAY)).toEqual([])
  // the year before the first one has figures, too
  const list = [studio({ apprenticeships: [...taught('running').apprenticeships] })]
  const [year] = insightOverYears(list, { years: [2019], today: TODAY, group: null })
  expect(year?.before).toMatchObject({ apprentices: 1, studios: 1 })
})

it('sets each year beside the year before, also one without data', () => {
  const list = [studio({ achievements: [result(2018), result(2020), result(2020)] })]
  const group = { by: 'zone', key: 'LC' } as const
  const found = insightOverYears(list, { years: [2018, 2020], today: TODAY, group })
  expect(found).toMatchObject([
    { year: 2018, results: 1, before: { results: null, converted: null, benefitFen: null } },
    { year: 2020, results: 2, before: { studios: 1, results: 0 } },
  ])
  const all = insightOverYears(list, { years: [2020], today: TODAY, group: null })
  expect(all).toMatchObject([{ results: 2 }])
  const other = insightOverYears(list, {
    ...{ years: [2020], today: TODAY, group: { by: 'zone', key: 'AG' } },
  })
  expect(other).toMatchObject([{ studios: 0, results: 0 }])
})

it('knows no figure before the register has anything of its kind, in whatever group', () => {
  const list = [
    studio({
      namedOn: '2017-04-28',
      achievements: [result(2020)],
      apprenticeships: [{ startsOn: '2018-09-01', endsOn: '2023-08-31', status: 'running' }],
    }),
    studio({
      zone: 'AG',
      grants: [{ year: 2021, amountFen: 1n, spentFen: 0n, status: 'received' }],
    }),
  ]
  const group = { by: 'zone', key: 'AG' } as const
  const [first, second] = insightOverYears(list, { years: [2020, 2021], today: TODAY, group })
  expect(first?.before).toEqual({
    ...{ studios: 1, results: null, converted: null, benefitFen: null },
    ...{ apprentices: 0, apprenticesPassed: 0, grantFen: null, spentFen: null },
  })
  expect(second?.before).toMatchObject({ results: 0, benefitFen: 0n, grantFen: null })
})
