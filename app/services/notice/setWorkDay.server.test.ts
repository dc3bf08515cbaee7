import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isWorkday } from '~/domain/notice/workCalendar'
import { workDayFormSchema } from '~/protocol/notice'
import { publicNotice } from '~/queries/notice/publicNotices.server'
import { testApplication, type TestApplication } from '../testing/application'
import { publishedNotice } from '../testing/notices'
import { setWorkDay } from './setWorkDay.server'
import { workCalendar } from './workCalendar.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const set = (fields: Record<string, string>, opId = randomUUID()) =>
  setWorkDay(app, {
    form: workDayFormSchema.parse({ opId, ...fields }),
    ...{ actor: 'organiser', receivedAt: app.now() },
  })

it('enters a day once, and takes it out again', async () => {
  const day = { do: 'set', day: '2027-02-08', isWorkday: 'no', title: '春节' }
  const opId = randomUUID()
  expect([await set(day, opId), await set(day, opId)]).toEqual([{ ok: true }, { ok: true }])
  expect(await set({ ...day, title: '' }, opId)).toMatchObject({ code: 'notice.reused' })
  expect(await set(day)).toEqual({ ok: false, code: 'calendar.unchanged' })
  expect(isWorkday(await workCalendar(app.read), '2027-02-08')).toBe(false)
  expect(await set({ do: 'clear', day: '2027-02-08' })).toEqual({ ok: true })
  expect(await set({ do: 'clear', day: '2027-02-08' })).toMatchObject({ ok: false })
  expect(isWorkday(await workCalendar(app.read), '2027-02-08')).toBe(true)
  const events = await app.read.event.findMany({ where: { scopeId: 'calendar' } })
  expect(events.map(({ kind }) => kind)).toEqual(['workday.set', 'workday.cleared'])
})

it('moves neither end of a notice that was announced before', async () => {
  app.setNow(new Date('2021-05-10T02:00:00.000Z'))
  const noticeId = await publishedNotice(app)
  const announced = async () => {
    const notice = await publicNotice(app, noticeId)
    return [notice?.startsAt, notice?.endsAt]
  }
  const before = await announced()
  expect(before).toEqual(['2021-05-10T16:00:00.000Z', '2021-05-17T16:00:00.000Z'])
  const day = { do: 'set', day: '2021-05-11', isWorkday: 'no', title: '示例假日' }
  expect(await set(day)).toEqual({ ok: true })
  expect(await announced()).toEqual(before)
})
