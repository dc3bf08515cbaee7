import { describe, expect, it } from 'vitest'
import { periodEnd } from './period'
import { calendarWith, STATE_YEARS } from './stateHolidays'
import { checkCalendar, isWorkday, startOfDate } from './workCalendar'

const state = calendarWith([])

describe('the state’s calendar', () => {
  it('can be counted with', () => {
    expect(checkCalendar(state)).toEqual([])
  })

  it('exchanges only weekends, and has a plausible number of days off in every year', () => {
    const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
    for (const day of state.shiftedWorkdays) expect([0, 6]).toContain(weekday(day))
    for (let year: number = STATE_YEARS.first; year <= STATE_YEARS.last; year += 1) {
      const inYear = (day: string) => day.startsWith(String(year))
      const off = state.holidays.filter(inYear)
      const workdaysOff = off.filter((day) => ![0, 6].includes(weekday(day))).length
      const worked = state.shiftedWorkdays.filter(inYear).length
      // Eleven statutory days a year, thirteen since 2025; New Year's may be moved to December.
      expect(workdaysOff - worked, String(year)).toBeGreaterThanOrEqual(8)
      expect(workdaysOff - worked, String(year)).toBeLessThanOrEqual(13)
    }
  })

  it('gives way to what an organiser entered', () => {
    const own = calendarWith([
      { day: '2021-10-07', isWorkday: true },
      { day: '2021-10-09', isWorkday: false },
      { day: '2027-01-01', isWorkday: false },
    ])
    expect(checkCalendar(own)).toEqual([])
    expect(isWorkday(own, '2021-10-07')).toBe(true)
    expect(isWorkday(own, '2021-10-09')).toBe(false)
    expect(isWorkday(own, '2027-01-01')).toBe(false)
  })

  it('lets five workdays from the day before National Day end after the holiday', () => {
    const period = { unit: 'workdays', length: 5, firstDay: 'next' } as const
    // 8, 9 (a Saturday that is worked), 11, 12 and 13 October.
    const end = periodEnd(period, new Date('2021-09-30T10:00:00+08:00'), state)
    expect(end).toEqual(startOfDate('2021-10-14'))
  })
})
