const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })

/**
 * The time of day of a moment, `HH:MM:SS`, in the time of the competitions, whatever zone the device
 * is set to.
 *
 * @param at milliseconds since 1970 or an ISO 8601 text
 */
export function clockTime(at: number | string): string {
  return CLOCK.format(new Date(at))
}
