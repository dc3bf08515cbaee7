import ical from 'ical-generator'
import type { Duty } from '~/domain/review/duties'
import { addDays } from '~/domain/notice/workCalendar'

export interface DutyCalendar {
  /** What the calendar is called in the reader's application. */
  readonly name: string
  /** The site's host, which makes the entries' identifiers unique in the world. */
  readonly host: string
  readonly duties: readonly Duty[]
  readonly say: (duty: Duty) => { readonly summary: string; readonly description: string }
  readonly now: Date
}

/**
 * The last days of a studio's duties as an iCalendar text (RFC 5545), and the first day of a duty
 * without a last one. They are whole days, which
 * hold in Shanghai whatever zone the reader's device is in, so no zone is written on them: with one
 * the library would write local times of the server, and stamps that are not UTC. A duty keeps its
 * identifier as long as its cause is the same, so that a subscription moves it instead of doubling.
 */
export function dutyCalendar({ name, host, duties, say, now }: DutyCalendar): string {
  const calendar = ical({
    name,
    prodId: { company: 'Jiangsai', product: 'studios', language: 'ZH' },
    x: { 'X-WR-TIMEZONE': 'Asia/Shanghai' },
  })
  for (const duty of duties) {
    const day = duty.dueOn ?? duty.since
    const { summary, description } = say(duty)
    calendar.createEvent({
      id: `${duty.key}@${host}`,
      stamp: now,
      start: new Date(`${day}T00:00:00Z`),
      end: new Date(`${addDays(day, 1)}T00:00:00Z`),
      allDay: true,
      summary,
      description,
    })
  }
  // Each line ends with CRLF, the last one too; the library leaves that one out.
  return `${calendar.toString()}\r\n`
}
