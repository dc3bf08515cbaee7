/** Cycles that experts have scored: from the assignment to the meeting, and its notice. */
import { randomUUID } from 'node:crypto'
import type { ReviewScheme } from '~/domain/review/scheme'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { appendEvent } from '../log/appendEvent.server'
import { moveNotice } from '../notice/moveNotice.server'
import { panelsOf } from '../review/panel/panelsOf.server'
import type { TestApplication } from './application'
import { must, TestCycle } from './reviewCycle'
import { TestExpert } from './reviewPanel'

type StageKey = 'paper' | 'siteVisit' | 'live'

/** Every expert gives all their studios this level, per studio, in the present stage; all is signed. */
export async function scoreStage(
  app: TestApplication,
  cycle: TestCycle,
  key: StageKey,
  levels: readonly number[],
): Promise<void> {
  const state = await cycle.state()
  for (const personId of state.experts.keys()) {
    const own = cycle.reviews.filter((id) => state.reviews.get(id)?.experts.includes(personId))
    if (own.length === 0) continue
    const expert = await TestExpert.sit(app, { cycleId: cycle.id, key, personId })
    for (const review of own) await expert.score(review, levels[cycle.reviews.indexOf(review)] ?? 2)
  }
  await signStage(app, cycle, key)
}

/** What signing does in a contest is tested there; here the stage is simply signed off. */
export async function signStage(
  app: TestApplication,
  cycle: TestCycle,
  key: StageKey,
): Promise<void> {
  const panel = (await panelsOf(app, cycle.id)).find((one) => one.key === key)
  if (!panel) throw new Error(`No panel ${key}`)
  for (const to of ['signing', 'signed'] as const) {
    await app.writer.write(async (tx) => {
      await appendEvent(tx, {
        scopeId: `contest:${panel.state.id}`,
        ...{ opId: randomUUID(), actor: 'organiser', device: null, receivedAt: app.now() },
        kind: 'stage.moved',
        payload: { stage: panel.stage.id, to, reason: null },
      })
      await tx.stage.update({ where: { id: panel.stage.id }, data: { phase: to } })
    })
  }
}

/** A new cycle in its meeting, whose experts gave each studio the level that stands at its place. */
export async function cycleInMeeting(
  app: TestApplication,
  levels: readonly number[],
  scheme: ReviewScheme = YEARLY_REVIEW,
): Promise<TestCycle> {
  const cycle = await TestCycle.open(app, { studios: levels.length, scheme })
  await cycle.toScoring(4)
  await scoreStage(app, cycle, 'paper', levels)
  must(await cycle.move('siteVisit'))
  await scoreStage(app, cycle, 'siteVisit', levels)
  must(await cycle.move('live'))
  await scoreStage(app, cycle, 'live', levels)
  must(await cycle.move('meeting'))
  return cycle
}

/** Lets the period of the cycle's notice go by and closes it. */
export async function closeNotice(app: TestApplication, cycle: TestCycle): Promise<void> {
  const { notice } = await cycle.state()
  app.setNow(new Date(app.now().getTime() + 30 * 86_400_000))
  const closing = { opId: randomUUID(), noticeId: notice ?? '', to: 'closed', reason: '' } as const
  must(await moveNotice(app, { ...closing, actor: 'organiser', receivedAt: app.now() }))
}
