import { expect, it } from 'vitest'
import { declines, type DecidedReview } from './decline'

const titles = { excellent: '优秀', pass: '合格', basic: '基本合格', fail: '不合格' }
type Key = keyof typeof titles

const text = (key: Key) => ({ zh: titles[key], en: key })
const ratings = (['excellent', 'pass', 'basic', 'fail'] as const).map((key) => {
  return { key, title: text(key) }
})

function review(
  year: number,
  rating: string,
  star: DecidedReview['star'] = null,
  of: DecidedReview['ratings'] = ratings,
): DecidedReview {
  return { decidedOn: `${year}-12-20`, rating, ratings: of, star }
}

it('warns of nothing where nothing became worse', () => {
  expect(declines([])).toEqual([])
  expect(declines([review(2020, 'fail')])).toEqual([])
  expect(declines([review(2019, 'pass'), review(2020, 'pass')])).toEqual([])
  expect(declines([review(2019, 'pass'), review(2020, 'excellent', { from: 2, to: 3 })])).toEqual(
    [],
  )
})

it('counts the last reviews that each cost a star', () => {
  const fall = (year: number, from: number) => review(year, 'basic', { from, to: from - 1 })
  expect(declines([fall(2018, 4), fall(2019, 3), fall(2020, 2)])).toEqual([
    { why: 'starFell', times: 3, decidedOn: ['2018-12-20', '2019-12-20', '2020-12-20'] },
  ])
  const once = [fall(2018, 4), review(2019, 'basic'), fall(2020, 3)]
  expect(declines(once)).toEqual([{ why: 'starFell', times: 1, decidedOn: ['2020-12-20'] }])
  expect(declines([fall(2018, 4), review(2019, 'basic')])).toEqual([])
})

it('says which rating fell to which', () => {
  expect(declines([review(2019, 'excellent'), review(2020, 'pass')])).toEqual([
    { why: 'ratingFell', from: text('excellent'), to: text('pass'), decidedOn: '2020-12-20' },
  ])
})

it('compares no ratings that one scheme does not know', () => {
  const stars = [{ key: 'star1', title: { zh: '一星级', en: '1 star' } }]
  expect(declines([review(2019, 'star1', null, stars), review(2020, 'fail')])).toEqual([])
  expect(declines([review(2019, 'excellent'), review(2020, 'gone')])).toEqual([])
})
