import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPeriod, periodEnd, periodStart, type Period } from './period'
import {
  addDays,
  addMonths,
  checkCalendar,
  isDate,
  isWorkday,
  shanghaiDate,
  startOfDate,
  type WorkCalendar,
} from './workCalendar'

/** The National Day of 2021: off from the 1st to the 7th, with 26 September and 9 October worked. */
const autumn: WorkCalendar = {
  holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => `2021-10-0${day}`),
  shiftedWorkdays: ['2021-09-26', '2021-10-09'],
}
const at = (text: string) => new Date(`${text}+08:00`)

describe('a day', () => {
  it('is the one in Shanghai', () => {
    expect(shanghaiDate(new Date('2021-09-30T15:59:59.999Z'))).toBe('2021-09-30')
    expect(shanghaiDate(new Date('2021-09-30T16:00:00Z'))).toBe('2021-10-01')
    expect(startOfDate('2021-10-01').toISOString()).toBe('2021-09-30T16:00:00.000Z')
  })

  it.each(['2021-02-29', '2021-13-01', '21-01-01', '2021-1-1', '', '2021-01-01x'])(
    'is not %j',
    (text) => {
      expect(isDate(text)).toBe(false)
      expect(() => startOfDate(text)).toThrow(RangeError)
    },
  )

  it.each([
    ['2021-01-31', 1, '2021-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2021-11-30', 3, '2022-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2021-05-15', 72, '2027-05-15'],
  ])('%s and %i months is %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later)
  })

  it.each([
    ['2021-09-26', true],
    ['2021-10-01', false],
    ['2021-10-08', true],
    ['2021-10-09', true],
    ['2021-10-10', false],
  ])('%s is a workday: %s', (date, works) => {
    expect(isWorkday(autumn, date)).toBe(works)
  })
})

describe('an edited calendar', () => {
  it('names what cannot be', () => {
    expect(checkCalendar(autumn)).toEqual([])
    const broken = {
      holidays: ['2021-10-01', '2021-10-01', 'May Day'],
      shiftedWorkdays: ['2021-10-01'],
    }
    expect(checkCalendar(broken)).toEqual([
      { code: 'calendar.twice', date: '2021-10-01' },
      { code: 'calendar.notADate', date: 'May Day' },
      { code: 'calendar.both', date: '2021-10-01' },
    ])
  })
})

describe('a period', () => {
  it.each<[Period, string, string]>([
    [{ unit: 'hours', length: 48 }, '2021-09-30T23:30:00', '2021-10-02T23:30:00'],
    [{ unit: 'days', length: 5, firstDay: 'same' }, '2021-09-14T09:00:00', '2021-09-19T00:00:00'],
    [{ unit: 'days', length: 5, firstDay: 'next' }, '2021-09-14T09:00:00', '2021-09-20T00:00:00'],
    [
      { unit: 'workdays', length: 2, firstDay: 'next' },
      '2021-09-30T09:00:00',
      '2021-10-10T00:00:00',
    ],
    [
      { unit: 'workdays', length: 1, firstDay: 'same' },
      '2021-10-01T09:00:00',
      '2021-10-09T00:00:00',
    ],
    [
      { unit: 'workdays', length: 1, firstDay: 'same' },
      '2021-09-26T23:59:59',
      '2021-09-27T00:00:00',
    ],
  ])('of %o from %s ends at %s', (period, from, end) => {
    expect(periodEnd(period, at(from), autumn)).toEqual(at(end))
  })

  it.each<[Period, string, string]>([
    [{ unit: 'hours', length: 48 }, '2021-11-05T15:30:00', '2021-11-05T15:30:00'],
    [{ unit: 'days', length: 5, firstDay: 'same' }, '2021-11-05T15:30:00', '2021-11-05T00:00:00'],
    [{ unit: 'days', length: 5, firstDay: 'next' }, '2021-11-05T15:30:00', '2021-11-06T00:00:00'],
    [
      { unit: 'workdays', length: 5, firstDay: 'same' },
      '2021-11-05T15:30:00',
      '2021-11-05T00:00:00',
    ],
    [
      { unit: 'workdays', length: 5, firstDay: 'next' },
      '2021-11-05T15:30:00',
      '2021-11-08T00:00:00',
    ],
    [
      { unit: 'workdays', length: 1, firstDay: 'same' },
      '2021-10-01T09:00:00',
      '2021-10-08T00:00:00',
    ],
  ])('of %o from %s counts from %s', (period, from, start) => {
    expect(periodStart(period, at(from), autumn)).toEqual(at(start))
  })

  it.each([0, -1, 1.5, Number.NaN, 367])('has no length of %d days', (length) => {
    const period: Period = { unit: 'days', length, firstDay: 'same' }
    expect(isPeriod(period)).toBe(false)
    expect(() => periodEnd(period, at('2021-09-14T09:00:00'), autumn)).toThrow(RangeError)
  })

  it('of workdays holds exactly so many of them', () => {
    const someDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2021-01-01', n))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        someDay,
        fc.uniqueArray(someDay, { maxLength: 60 }),
        fc.constantFrom('same' as const, 'next' as const),
        (length, day, holidays, firstDay) => {
          const calendar = { holidays, shiftedWorkdays: [] }
          const end = periodEnd({ unit: 'workdays', length, firstDay }, startOfDate(day), calendar)
          const past = shanghaiDate(end)
          const days: string[] = []
          for (let d = firstDay === 'same' ? day : addDays(day, 1); d < past; d = addDays(d, 1)) {
            days.push(d)
          }
          expect(days.filter((date) => isWorkday(calendar, date))).toHaveLength(length)
          expect(isWorkday(calendar, addDays(past, -1))).toBe(true)
        },
      ),
    )
  })
})
