/**
 * Recomputes ratings and what they do to a star by counting who stands above whom: nothing is shared
 * with the proposal and the consequences that it checks.
 */
import { less, rounded, same, type Fraction } from '../contest/oracleFraction'
import type { Consequence, Quota, ReviewScheme } from './scheme'

export interface OracleStudio {
  readonly id: string
  /** "n/d", or null for one whose self-assessment never came. */
  readonly total: string | null
  readonly hasVeto: boolean
  /** What the meeting chose for it among equals, and gave it by a vote. */
  readonly choice?: string | null
  readonly vote?: string | null
}

export interface OracleRating {
  readonly rating: string
  /** The better one that the meeting may choose instead; null when there is nothing to choose. */
  readonly orBetter: string | null
}

interface Standing {
  readonly id: string
  readonly points: Fraction
  readonly wishes: readonly string[]
  readonly isVoted: boolean
}

/** The rating of every studio before the meeting. */
export function oracleRatings(
  scheme: ReviewScheme,
  studios: readonly OracleStudio[],
): Map<string, OracleRating> {
  const found = new Map<string, OracleRating>()
  const free: Standing[] = []
  for (const { id, total, hasVeto, choice, vote } of studios) {
    if (hasVeto || total === null) found.set(id, { rating: scheme.vetoRating, orBetter: null })
    else free.push({ id, points: read(total), wishes: [choice ?? '', vote ?? ''], isVoted: !!vote })
  }
  const rated =
    scheme.rule.by === 'thresholds'
      ? thresholds(scheme, free, studios.length)
      : quotas(scheme, free, studios.length)
  for (const [id, rating] of rated) found.set(id, rating)
  return found
}

/**
 * Ratings that more studios have than there are places. Each rating has places of its own, whatever
 * better ones leave free; equals that all get the better rating at a cut are no excess.
 */
export function oracleOverfull(
  { rule, cap, ratings }: ReviewScheme,
  studios: readonly { readonly proposed: string | null; readonly rating: string }[],
): string[] {
  const limits =
    rule.by === 'quotas'
      ? rule.quotas.map((quota) => ({ key: quota.rating, quota }))
      : ratings.slice(0, cap === null ? 0 : 1).map(({ key }) => ({ key, quota: cap }))
  return limits.flatMap(({ key, quota }) => {
    if (quota === null) return []
    const places = oraclePlaces(quota, studios.length)
    const excess = (of: (studio: (typeof studios)[number]) => string | null) =>
      studios.reduce((left, studio) => left - (of(studio) === key ? 1 : 0), places)
    const isOver =
      excess(({ rating }) => rating) <
      Math.min(
        0,
        excess(({ proposed }) => proposed),
      )
    return isOver ? [key] : []
  })
}

/** The stars that consequences leave of so many; what was applied for takes none away. */
export function oracleStar(
  consequences: readonly Consequence[],
  star: number,
  kind: ReviewScheme['kind'],
): number {
  let now = star
  for (const one of consequences) {
    if (one.do === 'setStar' && (kind === 'review' || one.star > now)) now = one.star
    if (one.do === 'remove') now = 0
    if (one.do === 'rise') for (let n = 0; n < one.by && now < one.highest; n += 1) now += 1
    if (one.do === 'fall') for (let n = 0; n < one.by && now > one.lowest; n += 1) now -= 1
  }
  return now
}

/** The status that consequences lead to; without one of their own, a studio is in good standing. */
export function oracleStatus(consequences: readonly Consequence[]): string {
  if (consequences.some((one) => one.do === 'remove')) return 'removed'
  return consequences.some((one) => one.do === 'rectify') ? 'rectifying' : 'active'
}

/** The level that consequences lead to from this one. */
export function oracleLevel(consequences: readonly Consequence[], level: string): string {
  const given = consequences.flatMap((one) => (one.do === 'setLevel' ? [one.level] : []))
  return given.at(-1) ?? level
}

/** The last days that consequences of a decision on this day set; null where they set none. */
export function oracleLastDays(
  consequences: readonly Consequence[],
  on: string,
): { rectifyBy: string | null; barredUntil: string | null } {
  let [rectifyBy, barredUntil]: (string | null)[] = [null, null]
  for (const one of consequences) {
    if (one.do === 'rectify') rectifyBy = monthsAfter(on, one.months)
    if (one.do !== 'remove') continue
    rectifyBy = null
    if (one.barYears > 0) barredUntil = monthsAfter(on, one.barYears * 12)
  }
  return { rectifyBy: rectifyBy ?? null, barredUntil: barredUntil ?? null }
}

/** The same day so many months later, or the last one of a month that is too short for it. */
function monthsAfter(on: string, months: number): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  let last = day
  const at = () => new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), last))
  while (at().getUTCMonth() !== first.getUTCMonth()) last -= 1
  return at().toISOString().slice(0, 10)
}

function read(text: string): Fraction {
  const [top = '', bottom = ''] = text.split('/')
  return [BigInt(top), BigInt(bottom)]
}

/** How many of so many studios a share is. */
function oraclePlaces({ share, round }: Quota, all: number): number {
  const exact: Fraction = [BigInt(share.num * all), BigInt(share.den)]
  const [top, bottom] = rounded(exact, { round, places: 0 })
  return Number(top / bottom)
}

/** Where a limit leaves a studio among those who ask for the same: in, out, or parted from equals. */
function besideLimit(one: Standing, all: readonly Standing[], places: number) {
  const above = all.filter(({ points }) => less(one.points, points)).length
  const level = all.filter(({ points }) => same(one.points, points)).length
  if (above + level <= places) return 'in'
  return above >= places ? 'out' : 'tied'
}

function reaches({ points }: Standing, units: number, { rubric }: ReviewScheme): boolean {
  return !less(points, [BigInt(units), 10n ** BigInt(rubric.places)])
}

const lastOf = ({ ratings }: ReviewScheme): string => ratings.at(-1)?.key ?? ''

function thresholds(scheme: ReviewScheme, free: readonly Standing[], all: number) {
  const { rule, cap, ratings, atCut } = scheme
  const found = new Map<string, OracleRating>()
  if (rule.by !== 'thresholds') return found
  const earned = (one: Standing): string =>
    rule.atLeast.find(({ points }) => reaches(one, points, scheme))?.rating ?? lastOf(scheme)
  const best = ratings[0]?.key ?? ''
  const next = ratings[1]?.key ?? best
  const asking = free.filter((one) => earned(one) === best)
  for (const one of free) {
    const rating = earned(one)
    const place =
      rating !== best || cap === null ? 'in' : besideLimit(one, asking, oraclePlaces(cap, all))
    const isIn = place === 'in' || (place === 'tied' && atCut === 'all')
    const orBetter = place === 'tied' && atCut === 'meeting' ? best : null
    found.set(one.id, isIn ? { rating, orBetter: null } : { rating: next, orBetter })
  }
  return found
}

/** Fills the quotas, and again without the first equals as soon as the meeting settled them all. */
function quotas(scheme: ReviewScheme, free: readonly Standing[], all: number) {
  const found = new Map<string, OracleRating>()
  const places: { at: string; points: Fraction }[] = []
  let open = [...free]
  for (;;) {
    const filled = fill(scheme, open, all, places)
    const equals = open.filter(({ id }) => filled.first.includes(id))
    const settled = equals.flatMap((one) => placeOf(one, scheme, filled.rated.get(one.id)) ?? [])
    if (equals.length === 0 || settled.length < equals.length) {
      for (const [id, rating] of filled.rated) found.set(id, rating)
      return found
    }
    places.push(...settled)
    for (const { id } of equals)
      found.set(id, filled.rated.get(id) ?? { rating: '', orBetter: null })
    open = open.filter((one) => !equals.includes(one))
  }
}

const rungOf = ({ ratings }: ReviewScheme, key: string) =>
  ratings.findIndex((one) => one.key === key)

/** The place of one of equals: what was chosen of the open ratings, else a voted one's proposal. */
function placeOf({ points, wishes, isVoted }: Standing, scheme: ReviewScheme, now?: OracleRating) {
  if (!now?.orBetter) return null
  const rungs = [rungOf(scheme, now.orBetter), rungOf(scheme, now.rating)] as const
  const wish = wishes.find((key) => {
    const rung = rungOf(scheme, key)
    return rung >= rungs[0] && rung <= rungs[1]
  })
  if (wish === undefined && !isVoted) return null
  return { at: wish ?? now.rating, points }
}

function fill(
  scheme: ReviewScheme,
  free: readonly Standing[],
  all: number,
  taken: readonly { at: string; points: Fraction }[],
) {
  const { rule, atCut } = scheme
  const rated = new Map<string, OracleRating>()
  let first: readonly string[] = []
  if (rule.by !== 'quotas') return { rated, first }
  const missed = new Map<string, string>()
  for (const { rating, atLeast, ...quota } of rule.quotas) {
    const gone = taken.filter(({ at }) => at === rating).length
    const rung = rungOf(scheme, rating)
    const fit = free.filter((one) => {
      const isAbove = taken.some(
        ({ at, points }) => less(one.points, points) && rungOf(scheme, at) > rung,
      )
      const reached = atLeast === null || reaches(one, atLeast, scheme)
      return !rated.has(one.id) && reached && !isAbove
    })
    const tied: string[] = []
    for (const one of fit) {
      const place = besideLimit(one, fit, oraclePlaces(quota, all) - gone)
      if (place === 'in' || (place === 'tied' && atCut === 'all')) {
        rated.set(one.id, { rating, orBetter: missed.get(one.id) ?? null })
      } else if (place === 'tied' && atCut === 'meeting') {
        tied.push(one.id)
        if (!missed.has(one.id)) missed.set(one.id, rating)
      }
    }
    if (first.length === 0) first = tied
  }
  for (const { id } of free) {
    if (!rated.has(id)) rated.set(id, { rating: lastOf(scheme), orBetter: missed.get(id) ?? null })
  }
  return { rated, first }
}
