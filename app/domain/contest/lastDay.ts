import { shanghaiDate } from '../notice/workCalendar'

/** Whether a moment is after a last day, by the calendar of Asia/Shanghai; never where there is none. */
export function isAfter(lastDay: string | null, receivedAt: string): boolean {
  return lastDay !== null && shanghaiDate(new Date(receivedAt)) > lastDay
}
