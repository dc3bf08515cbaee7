import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filingGaps, itemIds } from '~/domain/review/decideAssessment'
import { openApplications } from '~/queries/review/ownReviews.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { TestCycle } from '~/services/testing/reviewCycle'
import { NAMING, withDeadline } from '~/services/testing/reviewSchemes'
import { applyForReview } from './applyForReview.server'
import { withdrawOwnReview } from './assessment.server'
import { changeDeadline } from './changeDeadline.server'
import { dutyFacts } from './dutyFacts.server'
import { assignPool } from './experts.server'
import { panelFacts } from './panel/panelFacts.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const refused = (code: string) => ({ ok: false, code })
const done = { ok: true }

/** Every studio applies; the ids of the reviews in the order of the studios. */
async function applied(cycle: TestCycle): Promise<string[]> {
  for (const studio of cycle.studios) {
    expect(await applyForReview(app, cycle.op('lead'), studio)).toMatchObject(done)
  }
  return [...(await cycle.state()).reviews.keys()]
}

const takeBack = (cycle: TestCycle, reviewId: string) =>
  withdrawOwnReview(app, { ...cycle.op('lead'), reviewId }, '撤回申报')

describe('an application that is taken back', () => {
  it('while experts score asks nothing more of them', async () => {
    const cycle = await TestCycle.open(app, { studios: 2, scheme: NAMING })
    await cycle.move('selfAssessment')
    const ids = await applied(cycle)
    await cycle.addExperts(4)
    for (const id of ids) {
      await cycle.fill(id)
      expect(await cycle.file(id)).toMatchObject(done)
    }
    await cycle.move('zoneCheck')
    for (const id of ids) await cycle.check(id)
    expect(await assignPool(app, cycle.op())).toMatchObject(done)
    expect(await cycle.move('paper')).toMatchObject(done)
    const [review = ''] = ids
    const missing = async (key: string) =>
      (await panelFacts(app, cycle.id)).stages.get(key)?.missingSheets
    expect(await missing('paper')).toBe(6)
    expect(await takeBack(cycle, review)).toMatchObject(done)
    for (const key of ['paper', 'siteVisit', 'live']) expect(await missing(key)).toBe(3)
    const live = await app.read.entrant.findFirstOrThrow({
      where: { entryId: review, stage: { key: 'live' } },
    })
    expect(live.status).toBe('withdrawn')
  })

  it('can be made again while applications are taken, with what was filled in', async () => {
    const cycle = await TestCycle.open(app, { studios: 1, scheme: NAMING })
    const [studio = ''] = cycle.studios
    await cycle.move('selfAssessment')
    const [review = ''] = await applied(cycle)
    await cycle.fill(review, { lateReports: '2' })
    expect(await applyForReview(app, cycle.op('lead'), studio)).toEqual(refused('review.alreadyIn'))
    expect(await takeBack(cycle, review)).toMatchObject(done)
    const [offered] = await openApplications(app, [studio])
    expect(offered).toMatchObject({ cycleId: cycle.id, why: null })
    expect(await applyForReview(app, cycle.op('lead'), studio)).toMatchObject(done)
    const { reviews } = await cycle.state()
    expect([...reviews.keys()]).toEqual([review])
    expect(reviews.get(review)).toMatchObject({ phase: 'invited', declared: { lateReports: '2' } })
    const row = await app.read.review.findUniqueOrThrow({ where: { id: review } })
    expect(row.phase).toBe('invited')
    expect(await cycle.file(review)).toMatchObject(done)
  })
})

describe('an application after the last day', () => {
  it('is refused until the organiser extends it', async () => {
    const scheme = withDeadline(NAMING, 'selfAssessment', '2021-05-10')
    const cycle = await TestCycle.open(app, { studios: 1, scheme })
    const [studio = ''] = cycle.studios
    await cycle.move('selfAssessment')
    app.setNow(new Date('2021-05-11T02:00:00.000Z'))
    const apply = () => applyForReview(app, cycle.op('lead'), studio)
    expect(await apply()).toEqual(refused('review.applicationsOver'))
    expect((await openApplications(app, [studio]))[0]?.why).toBe('over')
    const form = { stage: 'selfAssessment', deadline: '2021-05-20', reason: '顺延' } as const
    expect(await changeDeadline(app, cycle.op(), form)).toMatchObject(done)
    expect(await apply()).toMatchObject(done)
  })
})

describe('a duty to file', () => {
  it('is there only while the lead can file', async () => {
    const cycle = await TestCycle.open(app, { studios: 1 })
    const duty = async () => (await dutyFacts(app.read, { id: cycle.studios[0] ?? '' }))[0]?.toFile
    expect(await duty()).toBeNull()
    await cycle.move('selfAssessment')
    expect(await duty()).not.toBeNull()
    await cycle.move('zoneCheck')
    expect(await duty()).toBeNull()
  })
})

describe('evidence for a bonus', () => {
  it('is asked for where there is something to show', async () => {
    const { rubric } = NAMING
    const cycle = await TestCycle.open(app, { studios: 1, scheme: NAMING })
    const state = await cycle.state()
    await cycle.move('selfAssessment')
    const [id = ''] = await applied(cycle)
    const review = (await cycle.state()).reviews.get(id)
    if (!review) throw new Error('There is a review')
    const gaps = (patents: string) =>
      filingGaps(state, review, {
        register: { ...review.figures, 'kind.patent': patents },
        withEvidence: new Set(),
      }).evidence
    expect(itemIds(rubric)).toEqual(expect.arrayContaining(['patents', 'lateReports', 'accident']))
    expect(gaps('0')).not.toContain('patents')
    expect(gaps('1')).toContain('patents')
  })
})
