import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { objectionFormSchema } from '~/protocol/notice'
import { testApplication, type TestApplication } from '../testing/application'
import { draftedNotice, objectionFields, publishedNotice } from '../testing/notices'
import { testPerson } from '../testing/people'
import { fileObjection } from './fileObjection.server'
import { moveNotice } from './moveNotice.server'
import { noticeFacts } from './noticeFacts.server'
import { noticeScope } from './noticeLog.server'
import { findReceipt } from './readReceipt.server'
import { ruleObjection } from './ruleObjection.server'
import { showSender } from './showSender.server'
import { withdrawObjection } from './withdrawObjection.server'

let app: TestApplication
let noticeId: string
beforeEach(async () => {
  app = await testApplication()
  noticeId = await publishedNotice(app)
})
afterEach(() => app.close())

/** Saturday of the Labour Day holiday; its five workdays are over at this moment. */
const OVER = new Date('2021-05-12T00:00:00+08:00')
const address = '10.0.0.1'

const file = (fields = objectionFields(), personId: string | null = null) =>
  fileObjection(app, {
    ...{ noticeId, personId, address, receivedAt: app.now() },
    form: objectionFormSchema.parse(fields),
  })

async function filed(changes: Record<string, string> = {}) {
  const answer = await file(objectionFields(changes))
  if (!answer.ok) throw new Error(answer.code)
  const found = await findReceipt(app, { noticeId, code: answer.code, address })
  if (found.kind !== 'found') throw new Error(found.kind)
  return { code: answer.code, id: found.objectionId }
}

const rule = (objection: string, changes: Partial<Parameters<typeof ruleObjection>[1]> = {}) =>
  ruleObjection(app, {
    ...{
      noticeId,
      objection,
      outcome: 'dismissed',
      reason: '经核实，材料属实',
      actor: 'organiser',
    },
    ...{ opId: randomUUID(), receivedAt: app.now(), ...changes },
  })

describe('an objection', () => {
  it('is kept sealed, named in the log by its id only, and due in the notice’s time', async () => {
    const { id } = await filed()
    const row = await app.read.objection.findUniqueOrThrow({ where: { id } })
    // Filed on Saturday 1 May: 6, 7 and 8 May are workdays.
    expect(row.dueAt).toEqual(new Date('2021-05-09T00:00:00+08:00'))
    const dump = JSON.stringify([
      await app.read.objection.findMany(),
      await app.read.event.findMany(),
      await app.read.opAnswer.findMany(),
      await app.read.attempt.findMany(),
    ])
    const { name, phone, reason } = objectionFields()
    for (const secret of [name, phone, reason]) expect(dump).not.toContain(secret)
    const events = await app.read.event.findMany({ where: { scopeId: noticeScope(noticeId) } })
    expect(JSON.parse(events.at(-1)?.payload ?? '')).toEqual({ objection: id, line: 'r1' })
  })

  it('does not say in any record which account sent it, and is still sent once', async () => {
    const fields = objectionFields()
    const personId = 'account-of-somebody'
    const [first, second] = await Promise.all([file(fields, personId), file(fields, personId)])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect(await app.read.objection.count()).toBe(1)
    const dump = JSON.stringify([
      await app.read.event.findMany(),
      await app.read.opAnswer.findMany(),
      await app.read.attempt.findMany(),
    ])
    expect(dump).not.toContain(personId)
    const events = await app.read.event.findMany({ where: { kind: 'objection.filed' } })
    expect(events.map(({ actor }) => actor)).toEqual(['visitor'])
  })

  it('sent twice is one, with one code, also when the second comes after the period', async () => {
    const fields = objectionFields()
    const [first, second] = await Promise.all([file(fields), file(fields)])
    expect(first.ok && first.code).toMatch(/^[2-9A-Z]{10}$/)
    expect(second).toEqual(first)
    app.setNow(OVER)
    expect(await file(fields)).toEqual(first)
    const other = await file({ ...fields, reason: '另一个理由，与前不同' })
    expect(other).toEqual({ ok: false, code: 'notice.reused' })
    expect(await app.read.objection.count()).toBe(1)
  })

  it('is refused when it is late, to no line, to no notice, or the same again', async () => {
    await file(objectionFields(), 'somebody')
    const again = await file(objectionFields(), 'somebody')
    expect(again).toEqual({ ok: false, code: 'objection.alreadyOpen' })
    const nowhere = await file(objectionFields({ line: 'r9' }))
    expect(nowhere).toEqual({ ok: false, code: 'objection.unknownLine' })
    expect(await file(objectionFields({ line: '' }))).toMatchObject({ ok: true })
    app.setNow(OVER)
    const late = await file(objectionFields({ line: 'r2' }))
    expect(late).toEqual({ ok: false, code: 'objection.late' })
    noticeId = await draftedNotice(app)
    expect(await file()).toEqual({ ok: false, code: 'notice.notFound' })
  })

  it('tells nobody who types a phone whether its owner has objected', async () => {
    await filed()
    expect(await file()).toMatchObject({ ok: true })
  })

  it('is limited by phone, and leaves other people alone', async () => {
    for (let tries = 0; tries < 10; tries += 1) await file()
    expect(await file()).toEqual({ ok: false, code: 'objection.wait', minutes: 15 })
    expect(await file(objectionFields({ phone: '13900000002' }))).toMatchObject({ ok: true })
  })

  it('is found by its code only, on its own notice, and guesses are limited', async () => {
    const { code } = await filed()
    const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`
    const find = (typedCode: string) => findReceipt(app, { noticeId, code: typedCode, address })
    expect(await find(typed)).toMatchObject({ kind: 'found' })
    const own = noticeId
    noticeId = await publishedNotice(app)
    expect(await find(code)).toEqual({ kind: 'unknown' })
    noticeId = own
    for (let tries = 0; tries < 8; tries += 1) await find('2222222222')
    expect(await find(code)).toMatchObject({ kind: 'wait' })
  })

  it('can be taken back until it is ruled on', async () => {
    const { code, id } = await filed()
    const opId = randomUUID()
    const back = (changes: { opId?: string; code?: string } = {}) =>
      withdrawObjection(app, { noticeId, code, address, opId, receivedAt: app.now(), ...changes })
    expect(await back({ code: 'WRONG22222' })).toMatchObject({ code: 'objection.unknownCode' })
    expect([await back(), await back()]).toEqual([{ ok: true }, { ok: true }])
    expect(await back({ opId: randomUUID() })).toMatchObject({ code: 'objection.notOpen' })
    expect(await rule(id)).toMatchObject({ code: 'objection.notOpen' })
    expect(await file()).toMatchObject({ ok: true })
  })
})

describe('a ruling', () => {
  it('is given once, and upholding asks for a correction that supersedes the notice', async () => {
    const { id } = await filed()
    const answers = await Promise.all([
      rule(id, { actor: 'officer-1', outcome: 'upheld' }),
      rule(id, { actor: 'officer-2' }),
    ])
    expect(answers).toEqual([{ ok: true }, { ok: false, code: 'objection.notOpen' }])
    const facts = await noticeFacts(app.read, noticeId, app.now())
    expect(facts).toMatchObject({ uncorrected: 1, openObjections: 0 })
    expect(facts?.upheld).toEqual([{ objection: id, line: 'r1' }])
    app.setNow(OVER)
    const move = (of: string, to: 'closed' | 'published', reason = '') => {
      const by = { actor: 'organiser', opId: randomUUID(), receivedAt: app.now() }
      return moveNotice(app, { noticeId: of, to, reason, ...by })
    }
    expect(await move(noticeId, 'closed')).toMatchObject({ code: 'notice.uncorrected' })
    const next = await draftedNotice(app, { corrects: noticeId })
    expect(await move(next, 'published')).toMatchObject({ code: 'notice.needsReason' })
    expect(await move(next, 'published', '更正一项')).toEqual({ ok: true })
    const phases = await app.read.notice.findMany({ orderBy: { publishedAt: 'asc' } })
    expect(phases.map(({ phase, reason }) => [phase, reason])).toEqual([
      ['superseded', '更正一项'],
      ['published', ''],
    ])
    const log = await app.read.event.findMany({ where: { kind: 'objection.ruled' } })
    expect(log).toHaveLength(1)
    expect(log[0]?.payload).not.toContain('经核实')
  })

  it('is for nobody whom the line concerns, nor for whoever objected', async () => {
    const { id } = await filed()
    expect(await rule(id, { actor: 'lead-1' })).toMatchObject({ code: 'objection.ownCase' })
    const whole = await filed({ line: '' })
    expect(await rule(whole.id, { actor: 'lead-1' })).toMatchObject({ code: 'objection.ownCase' })
    const signedIn = await file(objectionFields({ line: 'r2' }), 'organiser')
    expect(signedIn).toMatchObject({ ok: true })
    const own = await app.read.objection.findFirstOrThrow({ where: { line: 'r2' } })
    expect(await rule(own.id)).toMatchObject({ code: 'objection.ownCase' })
    expect(await rule(id, { noticeId: 'nobody' })).toMatchObject({ code: 'objection.notFound' })
    expect(await rule(id)).toEqual({ ok: true })
  })

  it('is given by an officer whose phone a stranger typed', async () => {
    const { id } = await filed()
    const officer = await testPerson(app, objectionFields().phone)
    expect(await rule(id, { actor: officer })).toEqual({ ok: true })
  })

  it('has no place on a notice that was withdrawn', async () => {
    const { id } = await filed()
    const by = { actor: 'organiser', opId: randomUUID(), receivedAt: app.now() }
    await moveNotice(app, { noticeId, to: 'withdrawn', reason: '材料有误', ...by })
    expect(await rule(id)).toEqual({ ok: false, code: 'objection.noticeOver' })
  })
})

describe('who sent an objection', () => {
  const show = (objection: string, changes: Partial<Parameters<typeof showSender>[1]> = {}) =>
    showSender(app, {
      ...{ noticeId, objection, actor: 'organiser' },
      ...{ opId: randomUUID(), receivedAt: app.now(), ...changes },
    })

  it('is shown to whoever looks into it, and the log says who looked at which', async () => {
    const { id } = await filed()
    const opId = randomUUID()
    const { name, phone, reason } = objectionFields()
    const shown = { ok: true, sender: { objection: id, name, phone } }
    expect([await show(id, { opId }), await show(id, { opId })]).toEqual([shown, shown])
    expect(await show(id, { actor: 'officer-2' })).toEqual(shown)
    const looks = await app.read.event.findMany({
      where: { scopeId: noticeScope(noticeId), kind: 'objection.senderShown' },
      orderBy: { seq: 'asc' },
    })
    expect(looks.map(({ actor }) => actor)).toEqual(['organiser', 'officer-2'])
    expect(looks.map(({ payload }) => JSON.parse(payload ?? '') as unknown)).toEqual([
      { objection: id },
      { objection: id },
    ])
    const kept = [await app.read.event.findMany(), await app.read.opAnswer.findMany()]
    for (const secret of [name, phone, reason]) expect(JSON.stringify(kept)).not.toContain(secret)
  })

  it('is kept from whom the line concerns, from its sender, and once it is ruled on', async () => {
    const { id } = await filed()
    expect(await show(id, { actor: 'lead-1' })).toEqual({ ok: false, code: 'objection.ownCase' })
    await file(objectionFields({ line: 'r2' }), 'organiser')
    const own = await app.read.objection.findFirstOrThrow({ where: { line: 'r2' } })
    expect(await show(own.id)).toEqual({ ok: false, code: 'objection.ownCase' })
    expect(await show('nobody')).toEqual({ ok: false, code: 'objection.notFound' })
    const other = await publishedNotice(app, { subject: 'cycle:c2' })
    expect(await show(id, { noticeId: other })).toMatchObject({ code: 'objection.notFound' })
    const opId = randomUUID()
    expect(await show(id, { opId })).toMatchObject({ ok: true })
    expect(await rule(id)).toEqual({ ok: true })
    expect(await show(id, { opId })).toEqual({ ok: false, code: 'objection.notOpen' })
    expect(await app.read.event.count({ where: { kind: 'objection.senderShown' } })).toBe(1)
  })
})
