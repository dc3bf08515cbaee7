import { isStanding } from './standing'

/** The doubling plan (倍增计划): how many studios a year is to name at city level or above. */
export interface DoublingPlan {
  readonly year: number
  readonly target: number
}

/** What the plan asks about one studio. */
export interface NamedStudio {
  readonly level: string
  /** `YYYY-MM-DD`; null before it was named. */
  readonly namedOn: string | null
  /** active | rectifying | removed | cancelled */
  readonly status: string
  /** How its level came about since it is in the register, the earliest first. */
  readonly levels: readonly { readonly from: string; readonly to: string; readonly at: string }[]
}

export interface DoublingMonth {
  /** 1 to 12. */
  readonly month: number
  readonly added: number
  /** Since the start of the year. */
  readonly total: number
}

export interface DoublingProgress extends DoublingPlan {
  readonly named: number
  /** Named in the year but no studio of that level any more: told apart, never counted. */
  readonly lost: number
  /** Whole percent of the target, rounded down: 100 is never claimed too early. */
  readonly percent: number
  readonly missing: number
  readonly months: readonly DoublingMonth[]
}

const AT_CITY_LEVEL = ['city', 'province', 'national']

/**
 * The first day on which a studio was named at city level or above: a county's studio that rises
 * counts in the year in which it did. Null while it has not.
 */
export function cityLevelOn({ level, namedOn, levels }: NamedStudio): string | null {
  if (namedOn === null) return null
  const before = levels.filter(({ at }) => at <= namedOn).at(-1)?.to
  const atNaming = before ?? levels[0]?.from ?? level
  if (AT_CITY_LEVEL.includes(atNaming)) return namedOn
  const rise = levels.find(({ to, at }) => at > namedOn && AT_CITY_LEVEL.includes(to))
  return rise?.at ?? null
}

/** How far the year's plan has come, month by month until `today` (`YYYY-MM-DD`). */
export function doublingProgress(
  studios: readonly NamedStudio[],
  { year, target }: DoublingPlan,
  today: string,
): DoublingProgress {
  const ofYear = studios
    .map((studio) => ({ ...studio, on: cityLevelOn(studio) }))
    .filter(({ on }) => on?.startsWith(`${year}-`))
  const counted = ofYear.filter(
    ({ level, status }) => isStanding(status) && AT_CITY_LEVEL.includes(level),
  )
  const months: DoublingMonth[] = []
  for (let month = 1, total = 0; month <= 12; month += 1) {
    if (`${year}-${String(month).padStart(2, '0')}` > today.slice(0, 7)) break
    const added = counted.filter(({ on }) => Number(on?.slice(5, 7)) === month).length
    total += added
    months.push({ month, added, total })
  }
  const named = counted.length
  return {
    year,
    target,
    named,
    lost: ofYear.length - named,
    percent: target > 0 ? Math.floor((named * 100) / target) : 100,
    missing: Math.max(0, target - named),
    months,
  }
}
