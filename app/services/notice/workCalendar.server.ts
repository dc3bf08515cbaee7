import { calendarWith } from '~/domain/notice/stateHolidays'
import type { WorkCalendar } from '~/domain/notice/workCalendar'
import type { Tx } from '~/services/log/writer.server'

/** The calendar that periods are counted with: the state's holidays as the organiser changed them. */
export async function workCalendar(read: Pick<Tx, 'workDay'>): Promise<WorkCalendar> {
  return calendarWith(await read.workDay.findMany({ orderBy: { day: 'asc' } }))
}
