import { compare, fromUnits } from '../arithmetic/rational'
import type { ScoredStudio } from './proposal'
import type { ReviewScheme } from './scheme'

/** A studio with its place among all. */
export interface Ranked extends ScoredStudio {
  readonly rank: number
}

/** Every studio with its rank, best first; those with a veto come after all others. */
export function rankStudios(studios: readonly ScoredStudio[]): Ranked[] {
  const barred = ({ vetoes }: ScoredStudio): number => (vetoes.length > 0 ? 1 : 0)
  const order = (a: ScoredStudio, b: ScoredStudio): number =>
    barred(a) - barred(b) || compare(b.total, a.total)
  const sorted = [...studios].sort((a, b) => order(a, b) || (a.studioId < b.studioId ? -1 : 1))
  return sorted.map((one) => ({
    ...one,
    rank: 1 + sorted.findIndex((other) => order(other, one) === 0),
  }))
}

/** Whether a studio has so many points, in units of the rubric's last decimal. */
export function reaches(scheme: ReviewScheme, { total }: Ranked, points: number): boolean {
  return compare(total, fromUnits(points, scheme.rubric.places)) >= 0
}

/** The rating of whoever no rule gives another. @throws RangeError for a scheme without any */
export function lastRating({ ratings }: ReviewScheme): string {
  const last = ratings.at(-1)
  if (last === undefined) throw new RangeError('A scheme has ratings')
  return last.key
}

export interface Cut {
  readonly inside: ReadonlySet<string>
  /** Studios of one total that the limit would part; empty where it parts none. */
  readonly tied: ReadonlySet<string>
  /** Places that the tied studios compete for. */
  readonly left: number
}

/** Who is within so many places, in the order of the list, which is that of the totals. */
export function cutAt(ordered: readonly Ranked[], places: number): Cut {
  const [last, next] = [ordered[places - 1], ordered[places]]
  if (last === undefined || next === undefined || compare(last.total, next.total) !== 0) {
    const inside = new Set(ordered.slice(0, places).map(({ studioId }) => studioId))
    return { inside, tied: new Set(), left: 0 }
  }
  const above = ordered.filter(({ total }) => compare(total, last.total) > 0)
  const tied = ordered.filter(({ total }) => compare(total, last.total) === 0)
  const ids = (list: readonly Ranked[]) => new Set(list.map(({ studioId }) => studioId))
  return { inside: ids(above), tied: ids(tied), left: places - above.length }
}
