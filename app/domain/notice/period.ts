import { addDays, isWorkday, shanghaiDate, startOfDate, type WorkCalendar } from './workCalendar'

/**
 * How long something stays open. Days and workdays end at midnight in Shanghai. Practice differs on
 * the first one: an honour list published on the 14th for five days was open until the 18th
 * (`same`), while the Civil Code counts periods from the day after (`next`).
 */
export type Period =
  | { readonly unit: 'hours'; readonly length: number }
  | {
      readonly unit: 'days' | 'workdays'
      readonly length: number
      readonly firstDay: 'same' | 'next'
    }

/** More than this is a slip of the pen, not a period of notice. */
const LONGEST = { hours: 24 * 366, days: 366, workdays: 366 }

/** Whether the length is a whole number that a period can have. */
export function isPeriod({ unit, length }: Period): boolean {
  return Number.isInteger(length) && length >= 1 && length <= LONGEST[unit]
}

/** The instant from which the period is counted: where it has days, the first one that counts. */
export function periodStart(period: Period, from: Date, calendar: WorkCalendar): Date {
  if (period.unit === 'hours') return from
  let day = firstDayOf(period, from)
  while (!counts(period, day, calendar)) day = addDays(day, 1)
  return startOfDate(day)
}

/**
 * The instant at which the period is over; itself it is outside. Counted in workdays, a first day
 * that is none counts for nothing.
 *
 * @throws RangeError unless {@link isPeriod}.
 */
export function periodEnd(period: Period, from: Date, calendar: WorkCalendar): Date {
  if (!isPeriod(period)) throw new RangeError(`Not a period: ${period.length} ${period.unit}`)
  if (period.unit === 'hours') return new Date(from.getTime() + period.length * 60 * 60 * 1000)
  let day = firstDayOf(period, from)
  let left = period.length
  for (;;) {
    if (counts(period, day, calendar)) left -= 1
    day = addDays(day, 1)
    if (left === 0) return startOfDate(day)
  }
}

type PeriodOfDays = Exclude<Period, { unit: 'hours' }>

function firstDayOf({ firstDay }: PeriodOfDays, from: Date): string {
  return addDays(shanghaiDate(from), firstDay === 'next' ? 1 : 0)
}

function counts({ unit }: PeriodOfDays, day: string, calendar: WorkCalendar): boolean {
  return unit === 'days' || isWorkday(calendar, day)
}
