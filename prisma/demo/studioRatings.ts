import type { StudioStatus } from '../../app/domain/studio/events'
import type { SampleFacts } from './studioFacts'
import type { Entered } from './studioYears'

const MOST_STARS = 5
/** Every seventh rises in a year, fewer than the fifth that a scheme lets be excellent. */
const RISES = 7
const FALLS = 14

const ratingDay = (year: number) => `${year}-12-20`

/** Whether a sample studio is one of its county: stars are the city's to give. */
export function isCounty({ isNew, number }: Pick<SampleFacts, 'isNew' | 'number'>): boolean {
  return !isNew && number % 4 === 3
}

/** The star that it was named with; those of a county and some of the newer ones have none yet. */
export function firstStar(facts: Pick<SampleFacts, 'isNew' | 'number'>): number {
  const { isNew, number } = facts
  if (isCounty(facts)) return 0
  if (!isNew) return 1 + ((number + Math.floor(number / 4) + 2) % 4)
  return number % 4 === 1 ? 0 : 1 + (number % 3)
}

/** Four years of ratings: most keep, some rise or fall, a few rectify, and of those some lose the plaque. */
export function ratings(
  { number, isNew }: Pick<SampleFacts, 'isNew' | 'number'>,
  first: number,
  past: readonly number[],
): Entered[] {
  if (first === 0) return []
  const found: Entered[] = []
  let star = first
  for (const [index, year] of past.entries()) {
    const day = ratingDay(year)
    if (!isNew && number % 40 === 17 && index === 2) {
      return [...found, status('cancelled', day, '领军人退休，无人接任（示例）')]
    }
    if (!isNew && number % 16 === 5 && index === 1) {
      found.push(...rectified(year, number % 32 === 5))
      continue
    }
    const next = star + step(number, index)
    if (next < 1 || next > MOST_STARS || next === star) continue
    const reason = next > star ? '年度复核优秀，升星（示例）' : '年度复核得分下降，降星（示例）'
    const payload = { star: next, cycle: `sample-${year}`, on: day, reason }
    found.push({ day, event: { kind: 'studio.starChanged', payload } })
    star = next
  }
  return found
}

function step(number: number, index: number): -1 | 0 | 1 {
  if ((number + 5 * index) % RISES === 0) return 1
  return (number + 5 * index) % FALLS === 3 ? -1 : 0
}

function rectified(year: number, isRemoved: boolean): Entered[] {
  const cycle = `sample-${year}`
  const on = `${year + 1}-03-27`
  const rectifying = status(
    'rectifying',
    ratingDay(year),
    '当年无专利、论文或成果，限期三个月整改（示例）',
    { rectifyBy: `${year + 1}-03-20`, cycle },
  )
  const barredUntil = `${year + 7}-03-27`
  return [
    rectifying,
    isRemoved
      ? status('removed', on, '整改后复评不合格，摘牌（示例）', { barredUntil, cycle })
      : status('active', on, '整改后复评合格（示例）', { cycle }),
  ]
}

interface StatusOptions {
  rectifyBy?: string
  barredUntil?: string
  cycle?: string
}

function status(
  to: StudioStatus,
  on: string,
  reason: string,
  options: StatusOptions = {},
): Entered {
  const { rectifyBy = null, barredUntil = null, cycle = null } = options
  const payload = { status: to, rectifyBy, barredUntil, cycle, on, reason }
  return { day: on, event: { kind: 'studio.statusChanged', payload } }
}
