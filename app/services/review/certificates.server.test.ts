/** What becomes of a studio's certificate when its star, its plaque or its name changes. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { revokeByHand } from '~/services/certificate/revokeByHand.server'
import { verifyCertificate } from '~/services/certificate/verifyCertificate.server'
import { changeStudio } from '~/services/studio/changeStudio.server'
import { testApplication, type TestApplication } from '~/services/testing/application'
import { concludeCycle, nextCycle, passing } from '~/services/testing/paperlessCycle'
import { TestCycle, WORDS } from '~/services/testing/reviewCycle'
import { PAPERLESS } from '~/services/testing/reviewSchemes'
import { studioChangeSchema } from '~/protocol/studio'
import { reissueCertificate } from './reissueCertificate.server'

let app: TestApplication
let cycle: TestCycle
let studioId: string

beforeEach(async () => {
  app = await testApplication()
  cycle = await TestCycle.open(app, { studios: 1, scheme: PAPERLESS })
  studioId = cycle.studios[0] ?? ''
  await concludeCycle(app, cycle)
})
afterEach(() => app.close())

const by = () => ({ actor: 'organiser', receivedAt: app.now() })

function change(fields: Record<string, string>) {
  const on = app.now().toISOString().slice(0, 10)
  const form = studioChangeSchema.parse({ opId: randomUUID(), on, reason: '连续不合格', ...fields })
  return changeStudio(app, { studioId, form, ...by() })
}

/** The number of the certificate that a cycle gave the studio. */
async function numberOf(of: TestCycle): Promise<string> {
  const [review] = [...(await of.state()).reviews.values()]
  return review?.certificate ?? ''
}

async function verified(number: string) {
  const { code } = await app.read.certificate.findUniqueOrThrow({ where: { number } })
  const found = await verifyCertificate(app, { number, code, address: '10.0.0.1' })
  if (found.kind !== 'found') throw new Error(found.kind)
  return found.certificate
}

const reissue = (reviewId = cycle.reviews[0] ?? '') =>
  reissueCertificate(app, cycle.op(), reviewId, WORDS.decision.certificate)
const revoke = (number: string, opId: string = randomUUID(), subject = `studio:${studioId}`) =>
  revokeByHand(app, { form: { opId, number, reason: '名称有误' }, subject, ...by() })

describe('the certificate of a studio', () => {
  it.each(['removed', 'cancelled'])('is revoked with the public reason: %s', async (status) => {
    const number = await numberOf(cycle)
    expect(await verified(number)).toMatchObject({ revokedAt: null, supersededAt: null })
    expect(await change({ change: 'status', status })).toMatchObject({ ok: true })
    expect(await verified(number)).toMatchObject({
      revokedAt: app.now().toISOString(),
      revokedReason: '连续不合格',
    })
    // Nobody without a plaque gets another one; who has it back does.
    expect(await reissue()).toMatchObject({ code: 'certificate.notDue' })
    const back = { change: 'status', status: 'active', reason: '更正' }
    expect(await change(back)).toMatchObject({ ok: true })
    expect(await reissue()).toMatchObject({ ok: true })
  })

  it('is revoked by a decision that removes, with the bar that goes with it', async () => {
    const number = await numberOf(cycle)
    const next = await nextCycle(app, 2022, passing([{ do: 'remove', barYears: 3 }]))
    await concludeCycle(app, next)
    const studio = await app.read.studio.findUniqueOrThrow({ where: { id: studioId } })
    const year = app.now().getFullYear() + 3
    expect(studio).toMatchObject({ status: 'removed', star: 0 })
    expect(studio.barredUntil).toMatch(new RegExp(`^${year}-`))
    expect(await verified(number)).toMatchObject({ revokedReason: '示例复核', newer: null })
    expect(await app.read.certificate.count({ where: { revokedAt: null } })).toBe(0)
    const [review] = (await next.state()).reviews.values()
    expect(review).toMatchObject({ certificate: null, next: 'none' })
    expect(await change({ change: 'status', status: 'active' })).toMatchObject({ code: 'barred' })
  })

  it('is superseded by the next one, and when the star falls', async () => {
    const first = await numberOf(cycle)
    const second = await nextCycle(app, 2022)
    await concludeCycle(app, second)
    const newer = await numberOf(second)
    expect(await verified(first)).toMatchObject({ revokedAt: null, newer })
    expect((await verified(first)).supersededAt).not.toBeNull()
    expect(await verified(newer)).toMatchObject({ supersededAt: null, newer: null })
    const fall = [{ do: 'fall', by: 1, lowest: 1 } as const, { do: 'rectify', months: 3 } as const]
    await concludeCycle(app, await nextCycle(app, 2023, passing(fall)))
    expect((await verified(newer)).supersededAt).toBe(app.now().toISOString())
    expect(await verified(first)).toMatchObject({ newer: null })
  })

  it('can be revoked by hand and issued again, saying something else', async () => {
    const number = await numberOf(cycle)
    expect(await reissue()).toMatchObject({ code: 'certificate.notDue' })
    expect(await revoke(number, randomUUID(), 'studio:other')).toMatchObject({ code: 'unknown' })
    const opId = randomUUID()
    expect(await revoke(number, opId)).toEqual({ ok: true, number })
    expect(await revoke(number, opId)).toEqual({ ok: true, number })
    expect(await revoke(number)).toMatchObject({ code: 'alreadyRevoked' })
    expect(await change({ change: 'name', name: '示例更名创新工作室' })).toMatchObject({ ok: true })
    expect(await reissue()).toMatchObject({ ok: true })
    const newer = await numberOf(cycle)
    expect(await verified(newer)).toMatchObject({ holder: '示例更名创新工作室', newer: null })
    expect(await verified(number)).toMatchObject({ revokedReason: '名称有误', newer })
    const row = await app.read.review.findUniqueOrThrow({ where: { id: cycle.reviews[0] ?? '' } })
    expect(row.certificate).toBe(newer)
    expect(await reissue()).toMatchObject({ code: 'certificate.notDue' })
  })
})
