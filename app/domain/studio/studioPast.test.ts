import { expect, it } from 'vitest'
import { studioPast, type Past } from './studioPast'

const change = (kind: string, from: string, to: string, at: string) => ({
  ...{ kind, from, to, at },
  reason: '原因',
})
const rating = (year: number, zh: string) => ({
  ...{ kind: 'review', year, at: `${year}-12-20` },
  title: { zh, en: zh },
})
const past: Past = {
  history: [
    change('star', '1', '2', '2019-12-20'),
    change('status', 'active', 'rectifying', '2021-12-20'),
    change('level', 'city', 'province', '2022-04-28'),
  ],
  ratings: [rating(2019, '优秀'), rating(2020, '合格'), rating(2021, '不合格')],
  namedOn: '2017-05-28',
  level: 'province',
  star: 2,
}

it('tells the years of a studio, the latest first, with its stars at that time', () => {
  const told = studioPast(past).map(({ at, star, named, ratings, changes }) => [
    ...[at.slice(0, 4), star, named],
    ...[ratings.map(({ title }) => title.zh).join(), changes.map(({ kind }) => kind).join()],
  ])
  expect(told).toEqual([
    ['2022', 2, null, '', 'level'],
    ['2021', 2, null, '不合格', 'status'],
    ['2020', 2, null, '合格', ''],
    ['2019', 2, null, '优秀', 'star'],
    ['2017', 1, 'city', '', ''],
  ])
})

it('begins the past of a new studio with its naming, and has none before that', () => {
  const fresh = { history: [], ratings: [], level: 'city', star: 0 }
  expect(studioPast({ ...fresh, namedOn: '2021-05-28' })).toEqual([
    { at: '2021-05-28', star: 0, named: 'city', ratings: [], changes: [] },
  ])
  expect(studioPast({ ...fresh, namedOn: null })).toEqual([])
})

it('tells a naming that the history has as a change of level once', () => {
  const history = [change('level', 'enterprise', 'city', '2021-05-28')]
  const [day] = studioPast({ ...past, history, ratings: [], namedOn: '2021-05-28' })
  expect(day).toMatchObject({ named: null, changes: [{ kind: 'level', to: 'city' }] })
})
