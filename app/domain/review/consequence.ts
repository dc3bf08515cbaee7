import { addMonths } from '../notice/workCalendar'
import { STUDIO_LEVELS, type StudioLevel, type StudioStatus } from '../studio/events'
import { isStanding } from '../studio/standing'
import type { Consequence, Rating, ReviewScheme } from './scheme'

/** What consequences change; dates are days in Shanghai. */
export interface Standing {
  readonly level: StudioLevel
  readonly star: number
  readonly status: StudioStatus
  /** The last day by which a studio that rectifies has to be done. */
  readonly rectifyBy: string | null
  readonly barredUntil: string | null
}

/** One change with the rating and the consequence that it comes from. */
export interface StandingChange {
  readonly field: keyof Standing
  readonly from: string | number | null
  readonly to: string | number | null
  readonly rating: string
  readonly because: Consequence['do']
}

/** What the next year brings: a re-assessment after rectifying, or the yearly review. */
export type NextYear = 'review' | 'reassess' | 'none'

export type Applied =
  | {
      readonly ok: true
      readonly standing: Standing
      readonly changes: readonly StandingChange[]
      readonly next: NextYear
    }
  /** The studio was removed or cancelled while it was under review: nothing is done to it. */
  | { readonly ok: false; readonly code: 'consequence.studioGone' }

/**
 * What a decided rating does to a studio. A pass of a review after
 * rectifying makes it active again; an application settles no order to rectify. Stars stay
 * within the limits of the consequence, and a limit never moves a star the other way: a studio of
 * five stars does not "rise" to three. An application asks for more, so the star that it gives never
 * lowers one, nor its level that of a studio with a name; a review says what they are, up or down.
 *
 * @param isNamed false for one that has no level yet but the one that it was registered for
 */
export function applyRating(
  before: Standing,
  rating: Rating,
  decidedOn: string,
  kind: ReviewScheme['kind'] = 'review',
  isNamed = true,
): Applied {
  if (!isStanding(before.status)) {
    return { ok: false, code: 'consequence.studioGone' }
  }
  const changes: StandingChange[] = []
  let standing = before
  const change = <K extends keyof Standing>(
    field: K,
    to: Standing[K],
    because: Consequence['do'],
  ): void => {
    if (standing[field] === to) return
    changes.push({ field, from: standing[field], to, rating: rating.key, because })
    standing = { ...standing, [field]: to }
  }
  const mayLower = kind === 'review' || !isNamed
  for (const one of rating.consequences) act(one, standing, { decidedOn, kind, mayLower }, change)
  const touchesStatus = rating.consequences.some(
    (one) => one.do === 'rectify' || one.do === 'remove',
  )
  if (!touchesStatus && kind === 'review') {
    change('status', 'active', 'keep')
    change('rectifyBy', null, 'keep')
  }
  const next =
    standing.status === 'removed'
      ? 'none'
      : standing.status === 'rectifying'
        ? 'reassess'
        : 'review'
  return { ok: true, standing, changes, next }
}

function act(
  consequence: Consequence,
  { star, level }: Standing,
  {
    decidedOn,
    kind,
    mayLower,
  }: { decidedOn: string; kind: ReviewScheme['kind']; mayLower: boolean },
  change: <K extends keyof Standing>(field: K, to: Standing[K], because: Consequence['do']) => void,
): void {
  switch (consequence.do) {
    case 'keep':
      return
    case 'rise':
      change('star', Math.max(star, Math.min(star + consequence.by, consequence.highest)), 'rise')
      return
    case 'fall':
      change('star', Math.min(star, Math.max(star - consequence.by, consequence.lowest)), 'fall')
      return
    case 'setStar':
      change(
        'star',
        kind === 'review' ? consequence.star : Math.max(star, consequence.star),
        'setStar',
      )
      return
    case 'setLevel':
      change('level', mayLower ? consequence.level : higher(level, consequence.level), 'setLevel')
      return
    case 'rectify':
      change('status', 'rectifying', 'rectify')
      change('rectifyBy', addMonths(decidedOn, consequence.months), 'rectify')
      return
    case 'remove': {
      const { barYears } = consequence
      change('status', 'removed', 'remove')
      change('rectifyBy', null, 'remove')
      change('star', 0, 'remove')
      if (barYears > 0) change('barredUntil', addMonths(decidedOn, barYears * 12), 'remove')
    }
  }
}

function higher(one: StudioLevel, other: StudioLevel): StudioLevel {
  return STUDIO_LEVELS.indexOf(one) > STUDIO_LEVELS.indexOf(other) ? one : other
}
