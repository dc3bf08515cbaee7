import { expect, it } from 'vitest'
import { PROMOTION, STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import { decisionWords } from './cycleWords.server'

it.each([
  [YEARLY_REVIEW, 'excellent', '2021年星级创新工作室年度复核：优秀'],
  [PROMOTION, 'recommended', '2021年推荐晋升省级创新工作室：推荐'],
  [PROMOTION, 'notRecommended', '2021年推荐晋升省级创新工作室'],
])('gives a reason that names only a published rating: $title.zh %s', (scheme, key, reason) => {
  const rating = scheme.ratings.find((one) => one.key === key)
  if (!rating) throw new Error(`There is no rating ${key}`)
  expect(decisionWords.reason({ scheme, year: 2021, rating })).toBe(reason)
})

it('words a certificate with the stars that there are', () => {
  const words = (star: number) => {
    const [rating] = STAR_NAMING.ratings
    if (!rating) throw new Error('No rating')
    const studio = { name: '示例工作室', star, level: 'city' }
    const of = { scheme: STAR_NAMING, year: 2021, rating, studio, on: '2021-12-01' }
    const { title, statement, plaque } = decisionWords.certificate(of)
    return [title.zh, statement.zh, plaque?.zh]
  }
  expect(words(3)).toEqual([
    '星级创新工作室证书',
    expect.stringContaining('命名为市级三星级创新工作室'),
    '三星级劳模和工匠人才创新工作室',
  ])
  expect(words(0)).toEqual([
    '创新工作室证书',
    expect.stringContaining('命名为市级创新工作室'),
    '市级劳模和工匠人才创新工作室',
  ])
})
