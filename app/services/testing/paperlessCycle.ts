/** Cycles that experts have no part in: from the opening to the decision in a few steps. */
import { randomUUID } from 'node:crypto'
import type { Consequence, ReviewScheme } from '~/domain/review/scheme'
import type { ServiceContext } from '../context'
import { decideReviews } from '../review/decideReviews.server'
import { confirmRatings } from '../review/meeting.server'
import { openCycle } from '../review/openCycle.server'
import type { TestApplication } from './application'
import { must, TestCycle, WORDS } from './reviewCycle'
import { PAPERLESS } from './reviewSchemes'
import { closeNotice } from './scoredCycle'

/** The scheme with other consequences of a pass. */
export function passing(consequences: readonly Consequence[]): ReviewScheme {
  const ratings = PAPERLESS.ratings.map((one) =>
    one.key === 'pass' ? { ...one, consequences } : one,
  )
  return { ...PAPERLESS, ratings }
}

/** Another year's cycle over the studios of the register. */
export async function nextCycle(
  app: ServiceContext,
  year: number,
  scheme: ReviewScheme = PAPERLESS,
): Promise<TestCycle> {
  const form = { opId: randomUUID(), year, scheme }
  const opened = await openCycle(app, { form, actor: 'organiser', receivedAt: app.now() })
  if (!opened.ok) throw new Error(opened.code)
  return TestCycle.of(app, opened.cycleId)
}

/** From the opening to the stage of decisions; the notice has run. */
export async function toDecision(app: TestApplication, cycle: TestCycle): Promise<void> {
  await cycle.toAssignment()
  must(await cycle.move('meeting'))
  must(await confirmRatings(app, cycle.op()))
  must(await cycle.move('notice'))
  await closeNotice(app, cycle)
  must(await cycle.move('decision'))
}

/** From the opening to the decision of all, and the cycle closed. */
export async function concludeCycle(app: TestApplication, cycle: TestCycle): Promise<void> {
  await toDecision(app, cycle)
  must(await decideReviews(app, cycle.op(), { reviews: 'all' }, WORDS.decision))
  must(await cycle.move('closed'))
}
