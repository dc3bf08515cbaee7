/** Days are `YYYY-MM-DD` texts: they compare as they stand and know no time zone. */

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The last day of a period of whole years that starts on a day: 2021-03-01 and one year, 2022-02-28. */
export function lastDayOfYears(startsOn: string, years: number): string {
  const [year = 0, month = 1, day = 1] = startsOn.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10)
}
