import type { StudioChange } from '../../app/domain/studio/events'

const ratingDay = (year: number) => `${year}-12-20`

/** Four years of ratings: most keep or rise, some fall, a few rectify, and of those some lose the plaque. */
export function ratings(
  number: number,
  { isNew, past }: { isNew: boolean; past: readonly number[] },
  first: number,
  random: () => number,
): { day: string; event: StudioChange }[] {
  const found: { day: string; event: StudioChange }[] = []
  let star = first
  // Some of the newer ones wait for their first star.
  if (isNew && number % 4 === 1) return found
  for (const [index, year] of past.entries()) {
    const day = ratingDay(year)
    const cycle = `sample-${year}`
    const fails = !isNew && number % 16 === 5 && index === 1
    if (fails) {
      const [rectifyBy, next] = [
        `${year + 1}-03-20`,
        number % 32 === 5 ? 'removed' : 'active',
      ] as const
      found.push({
        day,
        event: statusEvent('rectifying', day, '当年无专利、论文或成果，限期三个月整改（样例）', {
          rectifyBy,
          cycle,
        }),
      })
      const on = `${year + 1}-03-27`
      const event =
        next === 'active'
          ? statusEvent('active', on, '整改后复评合格（样例）', { cycle })
          : statusEvent('removed', on, '整改后复评不合格，摘牌（样例）', {
              barredUntil: `${year + 7}-03-27`,
              cycle,
            })
      found.push({ day: on, event })
      continue
    }
    if (!isNew && number % 40 === 17 && index === 2) {
      found.push({ day, event: statusEvent('cancelled', day, '领军人退休，无人接任（样例）', {}) })
      break
    }
    const chance = random()
    const next =
      isNew && star === 0
        ? chance < 0.5
          ? 1
          : chance < 0.7
            ? 2
            : 0
        : chance < 0.4
          ? star + 1
          : chance < 0.55
            ? star - 1
            : star
    const to = Math.min(5, Math.max(isNew && star === 0 ? 0 : 1, next))
    if (to === star) continue
    const reason = to > star ? '年度复核优秀，升星（样例）' : '年度复核得分下降，降星（样例）'
    found.push({
      day,
      event: { kind: 'studio.starChanged', payload: { star: to, cycle, on: day, reason } },
    })
    star = to
  }
  return found
}

function statusEvent(
  status: 'active' | 'rectifying' | 'removed' | 'cancelled',
  on: string,
  reason: string,
  {
    rectifyBy = null,
    barredUntil = null,
    cycle = null,
  }: {
    rectifyBy?: string | null
    barredUntil?: string | null
    cycle?: string | null
  },
): StudioChange {
  return {
    kind: 'studio.statusChanged',
    payload: { status, rectifyBy, barredUntil, cycle, on, reason },
  }
}
