import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ControlAnswers } from '~/protocol/rehearsal'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { controlRehearsal } from '../control.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const size = { studios: 6, experts: 5, seed: 7 }

it('opens a cycle over the whole register, and tells the code of a step that is refused', async () => {
  const started = (await controlRehearsal(app, {
    do: 'startReview',
    ...size,
  })) as ControlAnswers['startReview']
  expect(started.stages).toEqual(['paper', 'siteVisit', 'live'])
  // Five that are filed, four of them to the end: three experts, two aspects, then one and one.
  expect(started.marks).toBe(3 * (5 * 2 + 4 + 4))
  expect(await app.read.review.count({ where: { cycleId: started.cycleId } })).toBe(6)
  expect(await app.read.reviewExpert.count()).toBe(5)
  const early = await controlRehearsal(app, {
    do: 'reviewStep',
    cycleId: started.cycleId,
    step: 'meeting',
  })
  expect(early).toEqual({ refused: 'meeting: lifecycle.notFromHere' })
})

it('starts nowhere where there is a register, and reaches no cycle of it', async () => {
  const { id: cycleId } = await TestCycle.open(app, { studios: 1 })
  await expect(controlRehearsal(app, { do: 'startReview', ...size })).rejects.toMatchObject({
    code: 'conflict',
  })
  const asked = [
    { do: 'reviewStep', cycleId, step: 'assess' },
    { do: 'panel', cycleId, key: 'paper' },
    { do: 'ownSeat', cycleId, seatId: 's', deviceId: 'd' },
  ] as const
  for (const one of asked) {
    await expect(controlRehearsal(app, one)).rejects.toMatchObject({ code: 'notFound' })
  }
})
