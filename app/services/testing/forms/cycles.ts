/** Cycles over one studio, for forms that are sent to them. */
import { randomUUID } from 'node:crypto'
import type { ReviewScheme } from '~/domain/review/scheme'
import { YEARLY_REVIEW } from '~/domain/review/templates'
import { moveCycle } from '../../review/moveCycle.server'
import { openCycle } from '../../review/openCycle.server'
import type { TestApplication } from '../application'
import { testPerson } from '../people'
import { TestCycle, WORDS } from '../reviewCycle'
import { PAPERLESS } from '../reviewSchemes'
import { op } from './forms'
import { registeredStudio } from './studioForms'

const ANY_CITY_STUDIO = { ...YEARLY_REVIEW.scope, stars: [0, 1, 2, 3, 4, 5] }
export const EXPERT = { name: '示例专家', phone: '13899990002', zone: '' }
export const by = (app: TestApplication) => ({ actor: 'organiser', receivedAt: app.now() })

/** A cycle over a studio, as it was opened. */
export async function opened(app: TestApplication, scheme: ReviewScheme) {
  const studio = await registeredStudio(app)
  const form = { ...op(), year: 2021, scheme: { ...scheme, scope: ANY_CITY_STUDIO } }
  const answer = await openCycle(app, { form, ...by(app) })
  if (!answer.ok) throw new Error(answer.code)
  return { cycle: answer.cycleId, studio }
}

/** Somebody who leads a studio. */
export async function leadOf(app: TestApplication, studioId: string): Promise<string> {
  const personId = await testPerson(app, '13899990000')
  await app.writer.write((tx) =>
    tx.grant.create({ data: { id: randomUUID(), personId, role: 'studioLead', studioId } }),
  )
  return personId
}

/** A cycle that takes self-assessments or applications, and the review in it, if there is one. */
export async function assessing(app: TestApplication, scheme: ReviewScheme) {
  const { cycle, studio } = await opened(app, scheme)
  await leadOf(app, studio)
  const to = { to: 'selfAssessment', reason: '' } as const
  const moved = await moveCycle(app, { ...op(), ...by(app), cycleId: cycle }, to, WORDS.notice)
  if (!moved.ok) throw new Error(moved.code)
  const review = await app.read.review.findFirst({ where: { cycleId: cycle } })
  return { cycle, studio, review: review?.id ?? '' }
}

/** A studio whose lead declared this, in the meeting. */
export async function inMeeting(app: TestApplication, declared: Record<string, string>) {
  const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
  const [review = ''] = cycle.reviews
  await cycle.move('selfAssessment')
  await cycle.fill(review, declared)
  await cycle.file(review)
  await cycle.move('zoneCheck')
  await cycle.check(review)
  await cycle.move('meeting')
  return { cycle: cycle.id, review }
}
