/** Days are `YYYY-MM-DD` texts: they compare as they stand and know no time zone. */

/** The last day of a period of whole years that starts on a day: 2021-03-01 and one year, 2022-02-28. */
export function lastDayOfYears(startsOn: string, years: number): string {
  const [year = 0, month = 1, day = 1] = startsOn.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10)
}
