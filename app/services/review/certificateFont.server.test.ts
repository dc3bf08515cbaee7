/** No certificate is issued that could never be printed. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { revokeByHand } from '~/services/certificate/revokeByHand.server'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { toDecision } from '~/services/testing/paperlessCycle'
import { TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { PAPERLESS, PAPERLESS_NAMING } from '~/services/testing/reviewSchemes'
import { studioChangeSchema } from '~/protocol/studio'
import { decideReviews } from './decideReviews.server'
import { openCycle } from './openCycle.server'
import { reissueCertificate } from './reissueCertificate.server'

let app: TestApplication
let cycle: TestCycle

beforeEach(async () => {
  app = await testApplication()
  cycle = await TestCycle.open(app, { studios: 3, scheme: PAPERLESS })
})
afterEach(() => app.close())

const by = () => ({ actor: 'organiser', receivedAt: app.now() })

async function rename(at: number, name: string) {
  const on = app.now().toISOString().slice(0, 10)
  const form = { opId: randomUUID(), change: 'name', name, on, reason: '更名' }
  const studioId = cycle.studios[at] ?? ''
  const answer = await changeStudio(app, {
    ...{ studioId, form: studioChangeSchema.parse(form), ...by() },
  })
  expect(answer).toMatchObject({ ok: true })
}

const stored = async () => ({
  decided: await app.read.review.count({ where: { phase: 'decided' } }),
  starred: await app.read.studio.count({ where: { star: { gt: 0 } } }),
  certificates: await app.read.certificate.count(),
})

it('refuses a decision whole, with all that it would be issued for', async () => {
  await rename(0, '示例𠮷创新工作室')
  await rename(2, '示例𐌰𠮷创新工作室')
  await toDecision(app, cycle)
  const before = await stored()
  const op = cycle.op()
  const all = { reviews: 'all' } as const
  expect(await decideReviews(app, op, all, WORDS.decision)).toEqual({
    ...{ ok: false, code: 'certificate.missingGlyphs' },
    detail: '示例𠮷创新工作室（𠮷）；示例𐌰𠮷创新工作室（𐌰 𠮷）',
  })
  expect(await stored()).toEqual(before)

  const other = { reviews: [cycle.reviews[1] ?? ''] }
  expect(await decideReviews(app, cycle.op(), other, WORDS.decision)).toMatchObject({ ok: true })
  await rename(0, '示例吉创新工作室')
  await rename(2, '示例甲创新工作室')
  expect(await decideReviews(app, op, all, WORDS.decision)).toMatchObject({ ok: true })
  expect(await stored()).toMatchObject({ decided: 3, certificates: 3 })
})

it('issues none anew', async () => {
  await toDecision(app, cycle)
  const [reviewId = ''] = cycle.reviews
  const one = { reviews: [reviewId] }
  expect(await decideReviews(app, cycle.op(), one, WORDS.decision)).toMatchObject({ ok: true })
  const number = (await cycle.state()).reviews.get(reviewId)?.certificate ?? ''
  const form = { opId: randomUUID(), number, reason: '名称有误' }
  await revokeByHand(app, { form, subject: `studio:${cycle.studios[0]}`, ...by() })
  await rename(0, '示例𠮷创新工作室')
  const reissue = () => reissueCertificate(app, cycle.op(), reviewId, WORDS.decision.certificate)
  expect(await reissue()).toMatchObject({
    ...{ code: 'certificate.missingGlyphs', detail: '示例𠮷创新工作室（𠮷）' },
  })
  expect(await app.read.certificate.count()).toBe(1)
  await rename(0, '示例吉创新工作室')
  expect(await reissue()).toMatchObject({ ok: true })
})

it('opens no cycle whose certificates could not be printed', async () => {
  const opened = async (title: string) => {
    const scheme = { ...PAPERLESS_NAMING, title: { zh: title, en: '' } }
    return openCycle(app, { form: { opId: randomUUID(), year: 2022, scheme }, ...by() })
  }
  expect(await opened('年度复核🏆')).toEqual({
    ...{ ok: false, code: 'cycle.missingGlyphs', detail: '🏆' },
  })
  expect(await opened('年度复核')).toMatchObject({ ok: true })
})
