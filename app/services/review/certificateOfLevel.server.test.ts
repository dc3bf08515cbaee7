/** What becomes of the certificate of a naming when its studio comes to another level by hand. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { concludeCycle } from '~/services/testing/paperlessCycle'
import { must, TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { PAPERLESS, PAPERLESS_NAMING } from '~/services/testing/reviewSchemes'
import { closeNotice } from '~/services/testing/scoredCycle'
import { studioChangeSchema } from '~/protocol/studio'
import { applyForReview } from './applyForReview.server'
import { decideReviews } from './decideReviews.server'
import { confirmRatings } from './meeting.server'
import { reviewToCertify } from './reviewToCertify.server'

let app: TestApplication

beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

function change(studioId: string, fields: Record<string, string>) {
  const on = app.now().toISOString().slice(0, 10)
  const form = studioChangeSchema.parse({
    opId: randomUUID(),
    on,
    reason: '省总工会认定',
    ...fields,
  })
  return changeStudio(app, { studioId, form, actor: 'organiser', receivedAt: app.now() })
}

const inForce = () => app.read.certificate.count({ where: { revokedAt: null, supersededAt: null } })

/** A studio that was named at city level, and has the certificate of it. */
async function namedStudio(): Promise<string> {
  const opened = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS_NAMING })
  const [studioId = ''] = opened.studios
  must(await opened.move('selfAssessment'))
  must(await applyForReview(app, opened.op('lead'), studioId))
  const cycle = await TestCycle.of(app, opened.id)
  const [review = ''] = cycle.reviews
  must(await cycle.fill(review))
  must(await cycle.file(review))
  must(await cycle.move('zoneCheck'))
  must(await cycle.check(review))
  must(await cycle.move('meeting'))
  must(await confirmRatings(app, cycle.op()))
  must(await cycle.move('notice'))
  await closeNotice(app, cycle)
  must(await cycle.move('decision'))
  must(await decideReviews(app, cycle.op(), { reviews: 'all' }, WORDS.decision))
  expect(await inForce()).toBe(1)
  return studioId
}

describe('the certificate of a naming', () => {
  it.each(['county', 'province'])('says what was once the level is another: %s', async (level) => {
    const studioId = await namedStudio()
    expect(await change(studioId, { change: 'level', level })).toMatchObject({ ok: true })
    expect(await inForce()).toBe(0)
    // The naming gave no such level, so no other certificate of it can say so.
    expect(await reviewToCertify(app.read, studioId)).toBeNull()
    expect(await change(studioId, { change: 'level', level: 'city' })).toMatchObject({ ok: true })
    expect(await reviewToCertify(app.read, studioId)).not.toBeNull()
  })

  it('says what was once the level is corrected', async () => {
    const studioId = await namedStudio()
    const row = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
    const { leadName, foundedOn, namedOn } = row
    const facts = { leadName, foundedOn, namedOn: namedOn ?? '', nameEn: row.nameEn ?? '' }
    const now = { change: 'correct', ...facts, level: 'city' }
    expect(await change(studioId, { ...now, nameEn: 'Sample studio' })).toMatchObject({ ok: true })
    expect(await inForce()).toBe(1)
    const other = { ...now, nameEn: 'Sample studio', level: 'county' }
    expect(await change(studioId, other)).toMatchObject({ ok: true })
    expect(await inForce()).toBe(0)
  })

  it('is none of a yearly review, which attests no level', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
    await concludeCycle(app, cycle)
    const [studioId = ''] = cycle.studios
    expect(await change(studioId, { change: 'level', level: 'province' })).toMatchObject({
      ok: true,
    })
    expect(await inForce()).toBe(1)
  })
})
