/** A cycle whose studios are being visited, run through the services. */
import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../context'
import { appendEvent } from '../log/appendEvent.server'
import { panelsOf } from '../review/panel/panelsOf.server'
import { TestCycle } from './reviewCycle'
import { TestExpert } from './reviewPanel'

/** Three studios, their paper review scored and signed, and four experts of whom one has no studio. */
export async function cycleInVisits(app: ServiceContext): Promise<TestCycle> {
  const cycle = await TestCycle.open(app, { studios: 3 })
  await cycle.toScoring(4)
  await scoreAndSign(app, cycle, 'paper')
  const moved = await cycle.move('siteVisit')
  if (!moved.ok) throw new Error(moved.code)
  return cycle
}

/** All experts submit their sheets of a stage, and it is signed off. */
export async function scoreAndSign(
  app: ServiceContext,
  cycle: TestCycle,
  key: 'paper' | 'siteVisit',
): Promise<void> {
  const { experts, reviews } = await cycle.state()
  for (const personId of experts.keys()) {
    const own = cycle.reviews.filter((id) => reviews.get(id)?.experts.includes(personId))
    if (own.length === 0) continue
    const expert = await TestExpert.sit(app, { cycleId: cycle.id, key, personId })
    for (const review of own) await expert.score(review, 2)
  }
  const panel = (await panelsOf(app, cycle.id)).find((one) => one.key === key)
  if (!panel) throw new Error(`No panel ${key}`)
  for (const to of ['signing', 'signed'] as const) {
    await app.writer.write((tx) =>
      appendEvent(tx, {
        scopeId: `contest:${panel.state.id}`,
        ...{ opId: randomUUID(), actor: 'organiser', device: null, receivedAt: app.now() },
        kind: 'stage.moved',
        payload: { stage: panel.stage.id, to, reason: null },
      }),
    )
  }
}
