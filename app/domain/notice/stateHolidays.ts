import { addDays, type WorkCalendar } from './workCalendar'

/** A day that an organiser entered; it stands above what the state's notices say of it. */
export interface EnteredDay {
  readonly day: string
  readonly isWorkday: boolean
}

interface Holiday {
  readonly from: string
  readonly to: string
  /** Weekends that are worked in exchange (调休). */
  readonly worked: readonly string[]
}

/**
 * The holidays of the State Council General Office's yearly notices (国务院办公厅关于部分节假日安排的
 * 通知). A year that is not here has its weekends only, until an organiser enters its days.
 */
const STATE_HOLIDAYS: readonly Holiday[] = [
  { from: '2021-01-01', to: '2021-01-03', worked: [] },
  { from: '2021-02-11', to: '2021-02-17', worked: ['2021-02-07', '2021-02-20'] },
  { from: '2021-04-03', to: '2021-04-05', worked: [] },
  { from: '2021-05-01', to: '2021-05-05', worked: ['2021-04-25', '2021-05-08'] },
  { from: '2021-06-12', to: '2021-06-14', worked: [] },
  { from: '2021-09-19', to: '2021-09-21', worked: ['2021-09-18'] },
  { from: '2021-10-01', to: '2021-10-07', worked: ['2021-09-26', '2021-10-09'] },
  { from: '2022-01-01', to: '2022-01-03', worked: [] },
  { from: '2022-01-31', to: '2022-02-06', worked: ['2022-01-29', '2022-01-30'] },
  { from: '2022-04-03', to: '2022-04-05', worked: ['2022-04-02'] },
  { from: '2022-04-30', to: '2022-05-04', worked: ['2022-04-24', '2022-05-07'] },
  { from: '2022-06-03', to: '2022-06-05', worked: [] },
  { from: '2022-09-10', to: '2022-09-12', worked: [] },
  { from: '2022-10-01', to: '2022-10-07', worked: ['2022-10-08', '2022-10-09'] },
  { from: '2022-12-31', to: '2023-01-02', worked: [] },
  { from: '2023-01-21', to: '2023-01-27', worked: ['2023-01-28', '2023-01-29'] },
  { from: '2023-04-05', to: '2023-04-05', worked: [] },
  { from: '2023-04-29', to: '2023-05-03', worked: ['2023-04-23', '2023-05-06'] },
  { from: '2023-06-22', to: '2023-06-24', worked: ['2023-06-25'] },
  { from: '2023-09-29', to: '2023-10-06', worked: ['2023-10-07', '2023-10-08'] },
  { from: '2024-01-01', to: '2024-01-01', worked: [] },
  { from: '2024-02-10', to: '2024-02-17', worked: ['2024-02-04', '2024-02-18'] },
  { from: '2024-04-04', to: '2024-04-06', worked: ['2024-04-07'] },
  { from: '2024-05-01', to: '2024-05-05', worked: ['2024-04-28', '2024-05-11'] },
  { from: '2024-06-10', to: '2024-06-10', worked: [] },
  { from: '2024-09-15', to: '2024-09-17', worked: ['2024-09-14'] },
  { from: '2024-10-01', to: '2024-10-07', worked: ['2024-09-29', '2024-10-12'] },
  { from: '2025-01-01', to: '2025-01-01', worked: [] },
  { from: '2025-01-28', to: '2025-02-04', worked: ['2025-01-26', '2025-02-08'] },
  { from: '2025-04-04', to: '2025-04-06', worked: [] },
  { from: '2025-05-01', to: '2025-05-05', worked: ['2025-04-27'] },
  { from: '2025-05-31', to: '2025-06-02', worked: [] },
  { from: '2025-10-01', to: '2025-10-08', worked: ['2025-09-28', '2025-10-11'] },
  { from: '2026-01-01', to: '2026-01-03', worked: ['2026-01-04'] },
  { from: '2026-02-15', to: '2026-02-23', worked: ['2026-02-14', '2026-02-28'] },
  { from: '2026-04-04', to: '2026-04-06', worked: [] },
  { from: '2026-05-01', to: '2026-05-05', worked: ['2026-05-09'] },
  { from: '2026-06-19', to: '2026-06-21', worked: [] },
  { from: '2026-09-25', to: '2026-09-27', worked: [] },
  { from: '2026-10-01', to: '2026-10-07', worked: ['2026-09-20', '2026-10-10'] },
]

/** The first and the last year whose holidays are known without anybody entering them. */
export const STATE_YEARS = { first: 2021, last: 2026 } as const

/** The state's calendar with the days that an organiser entered. */
export function calendarWith(entered: readonly EnteredDay[]): WorkCalendar {
  const days = new Map(entered.map(({ day, isWorkday }) => [day, isWorkday]))
  const kept = (day: string) => !days.has(day)
  const enteredAs = (wanted: boolean) =>
    entered.filter(({ isWorkday }) => isWorkday === wanted).map(({ day }) => day)
  return {
    holidays: [...STATE_HOLIDAYS.flatMap(daysOf).filter(kept), ...enteredAs(false)],
    shiftedWorkdays: [
      ...STATE_HOLIDAYS.flatMap(({ worked }) => worked).filter(kept),
      ...enteredAs(true),
    ],
  }
}

function daysOf({ from, to }: Holiday): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
