import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testApplication, type TestApplication } from '../testing/application'
import { draftedNotice } from '../testing/notices'
import { moveNotice } from './moveNotice.server'
import { noticeFacts } from './noticeFacts.server'
import { noticeScope } from './noticeLog.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const by = () => ({ actor: 'organiser', opId: randomUUID(), receivedAt: app.now() })

const draft = (changes = {}) => draftedNotice(app, changes)
const move = (
  noticeId: string,
  to: Parameters<typeof moveNotice>[1]['to'],
  changes: { reason?: string; opId?: string } = {},
) => moveNotice(app, { noticeId, to, reason: '', ...by(), ...changes })
const kinds = async (noticeId: string) => {
  const where = { scopeId: noticeScope(noticeId) }
  const events = await app.read.event.findMany({ where, orderBy: { seq: 'asc' } })
  return events.map(({ kind }) => kind)
}

describe('a notice', () => {
  it('is public from its publication until its workdays are over', async () => {
    // Saturday of the Labour Day holiday: 6, 7, 8 (a Saturday that is worked), 10 and 11 May.
    const noticeId = await draft()
    expect(await move(noticeId, 'published')).toEqual({ ok: true })
    const facts = await noticeFacts(app.read, noticeId, app.now())
    expect(facts).toMatchObject({ phase: 'published', lines: 2, periodRuns: true, upheld: [] })
    expect(facts?.endsAt).toEqual(new Date('2021-05-12T00:00:00+08:00'))
    expect(await move(noticeId, 'closed')).toEqual({ ok: false, code: 'notice.periodRuns' })
    app.setNow(new Date('2021-05-12T00:00:00+08:00'))
    expect(await move(noticeId, 'closed')).toEqual({ ok: true })
    expect(await kinds(noticeId)).toEqual(['notice.drafted', 'notice.published', 'notice.moved'])
  })

  it('answers an op once, and says when it is sent with something else', async () => {
    const noticeId = await draft()
    const opId = randomUUID()
    const answers = await Promise.all([
      move(noticeId, 'published', { opId }),
      move(noticeId, 'published', { opId }),
    ])
    expect(answers).toEqual([{ ok: true }, { ok: true }])
    const other = { ok: false, code: 'notice.reused' }
    expect(await move(noticeId, 'withdrawn', { opId })).toEqual(other)
    expect(await kinds(noticeId)).toEqual(['notice.drafted', 'notice.published'])
  })

  it('refuses what its state does not allow, and changes nothing', async () => {
    const empty = await draft({ lines: [] })
    expect(await move(empty, 'published')).toEqual({ ok: false, code: 'notice.empty' })
    const noticeId = await draft()
    await move(noticeId, 'published')
    expect(await move(noticeId, 'withdrawn')).toMatchObject({ code: 'notice.needsReason' })
    expect(await move(noticeId, 'superseded', { reason: '更正' })).toMatchObject({
      code: 'notice.nothingToCorrect',
    })
    expect(await move(noticeId, 'withdrawn', { reason: '材料有误' })).toEqual({ ok: true })
    expect(await move(noticeId, 'published')).toMatchObject({ code: 'lifecycle.notFromHere' })
    expect(await move('nobody', 'closed')).toMatchObject({ code: 'notice.notFound' })
  })

  it('takes no draft that is public for no time', async () => {
    await expect(draft({ period: { unit: 'hours', length: 0 } })).rejects.toThrow(RangeError)
    expect(await app.read.notice.count()).toBe(0)
  })
})
