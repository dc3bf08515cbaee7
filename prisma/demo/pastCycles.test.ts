import { afterEach, beforeEach, expect, it } from 'vitest'
import { PAST_SCHEME } from './cyclePlan'
import { seedPastCycles } from './pastCycles'
import { seedStudios } from './studios'
import { testApplication, type TestApplication } from '~/services/testing/application'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
  app.setNow(new Date('2026-11-20T02:00:00.000Z'))
})
afterEach(() => app.close())

it('gives no year more excellent ratings than its cap, and every year some of each', async () => {
  await seedStudios(app)
  await seedPastCycles(app)
  const share = PAST_SCHEME.cap?.share
  if (!share) throw new Error('The past had a cap')
  const cycles = await app.read.reviewCycle.findMany({ include: { reviews: true } })
  expect(cycles).toHaveLength(4)
  for (const { reviews } of cycles) {
    const count = (rating: string) => reviews.filter((one) => one.rating === rating).length
    expect(reviews.length).toBeGreaterThan(100)
    expect(reviews.every(({ star }) => star > 0)).toBe(true)
    expect(count('excellent') * share.den).toBeLessThanOrEqual(share.num * reviews.length)
    for (const rating of ['excellent', 'pass', 'basic']) expect(count(rating)).toBeGreaterThan(0)
  }
})
