/**
 * Days as a union counts them: calendar dates `YYYY-MM-DD` in Asia/Shanghai, which has had no summer
 * time since 1992. Free of what the days are counted for.
 */

/**
 * Which days are workdays, as data: Monday to Friday, less the holidays, plus the weekends that the
 * State Council's yearly notice makes workdays (调休).
 */
export interface WorkCalendar {
  readonly holidays: readonly string[]
  readonly shiftedWorkdays: readonly string[]
}

const SHANGHAI_AHEAD = 8 * 60 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000

/** Whether the text is a date of the calendar: the 30th of February is not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The date in Shanghai at this instant. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_AHEAD).toISOString().slice(0, 10)
}

/** The instant at which the date begins in Shanghai. @throws RangeError for what is no date. */
export function startOfDate(date: string): Date {
  return new Date(utcOf(date) - SHANGHAI_AHEAD)
}

/** The date so many days later, or earlier. @throws RangeError for what is no date. */
export function addDays(date: string, days: number): string {
  return new Date(utcOf(date) + days * DAY).toISOString().slice(0, 10)
}

/**
 * The same day so many months later, or the month's last day where it is shorter: a month from the
 * 31st of January ends on the 28th or 29th of February.
 *
 * @throws RangeError for what is no date.
 */
export function addMonths(date: string, months: number): string {
  const start = new Date(utcOf(date))
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0))
  const day = Math.min(start.getUTCDate(), lastDay.getUTCDate())
  lastDay.setUTCDate(day)
  return lastDay.toISOString().slice(0, 10)
}

export function isWorkday(calendar: WorkCalendar, date: string): boolean {
  if (calendar.shiftedWorkdays.includes(date)) return true
  if (calendar.holidays.includes(date)) return false
  const weekday = new Date(utcOf(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

export interface CalendarProblem {
  readonly code: 'calendar.notADate' | 'calendar.twice' | 'calendar.both'
  readonly date: string
}

/** What is wrong with an edited calendar; an empty list means that it can be counted with. */
export function checkCalendar({ holidays, shiftedWorkdays }: WorkCalendar): CalendarProblem[] {
  const problems: CalendarProblem[] = []
  for (const days of [holidays, shiftedWorkdays]) {
    days.forEach((date, index) => {
      if (!isDate(date)) problems.push({ code: 'calendar.notADate', date })
      else if (days.indexOf(date) < index) problems.push({ code: 'calendar.twice', date })
    })
  }
  for (const date of new Set(holidays)) {
    if (shiftedWorkdays.includes(date)) problems.push({ code: 'calendar.both', date })
  }
  return problems
}

function utcOf(date: string): number {
  if (!isDate(date)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`)
  return Date.parse(`${date}T00:00:00Z`)
}
