import { addDays, addMonths } from '../notice/workCalendar'
import type { StudioStatus } from '../studio/events'
import { isStanding } from '../studio/standing'
import type { DynamicRule } from './dynamicRules'
import { upcoming, type NextFacts, type Upcoming } from './nextYear'

/** What the rules read of a studio's history. Dates are days in Shanghai. */
export interface DutyFacts {
  readonly studioId: string
  readonly status: StudioStatus
  readonly namedOn: string | null
  /** The day on which its status last changed; the one it was founded on if never. */
  readonly statusSince: string
  readonly rectifyBy: string | null
  /** The day on which it was last taken back into the register; null if it never left it. */
  readonly restoredOn: string | null
  /** The days on which its recorded results were done. */
  readonly resultsOn: readonly string[]
  /** Its decided reviews, the earliest first. */
  readonly reviews: readonly { readonly decidedOn: string; readonly failed: boolean }[]
  readonly leadGoneOn: string | null
  readonly unitClosedOn: string | null
  readonly apprenticeships: readonly {
    readonly id: string
    readonly endsOn: string
    readonly isRunning: boolean
  }[]
  /** The review it is in, if its self-assessment is not filed yet. */
  readonly toFile: {
    readonly cycleId: string
    readonly openedOn: string
    readonly deadline: string | null
  } | null
  /** What its latest decision left to the next year. */
  readonly next: NextFacts | null
}

export const DUTY_KINDS = [
  'fileAssessment',
  'rectify',
  'finishRectifying',
  'reassess',
  'remove',
  'replaceLead',
  'moveUnit',
  'cancel',
  'evaluateApprentice',
  'nextReview',
  'nextReassess',
] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** Why a duty is there, in figures that a screen puts into words. */
export type DutyReason =
  | { readonly why: 'reviewOpen'; readonly cycleId: string }
  | {
      readonly why: 'noResult'
      readonly lastOn: string
      readonly hadOne: boolean
      readonly months: number
    }
  | { readonly why: 'rectifying'; readonly rectifyBy: string }
  | { readonly why: 'notReassessed'; readonly rectifyBy: string; readonly reassessBy: string }
  | { readonly why: 'failsInARow'; readonly times: number; readonly decidedOn: readonly string[] }
  | { readonly why: 'leadGone' | 'unitClosed'; readonly on: string }
  | Upcoming['reason']
  | {
      readonly why: 'apprenticeshipOver'
      readonly apprenticeshipId: string
      readonly endsOn: string
    }

export interface Duty {
  /** The same as long as the cause is the same, so that a calendar updates instead of doubling. */
  readonly key: string
  readonly rule: string
  readonly kind: DutyKind
  /** The first day on which it is due to be done. */
  readonly since: string
  readonly dueOn: string | null
  readonly isOverdue: boolean
  readonly reason: DutyReason
  /** Changes the studio's status: it happens only when a person confirms it. */
  readonly needsConfirmation: boolean
}

/** The status that a duty of this kind gives its studio; null where it changes none. */
export function statusOfDuty(kind: DutyKind) {
  switch (kind) {
    case 'rectify':
      return 'rectifying'
    case 'remove':
      return 'removed'
    case 'cancel':
      return 'cancelled'
    default:
      return null
  }
}

interface Found {
  readonly kind: DutyKind
  readonly since: string
  readonly dueOn: string | null
  readonly reason: DutyReason
  /** Its cause, which tells it from others of the rule and stays when the rule's numbers change. */
  readonly of: string
}

/**
 * What a studio has to do on this day and why, the most urgent first. Nothing acts here: removing,
 * cancelling or ordering to rectify is proposed, with its reason, to a person. A removed or
 * cancelled studio has no duties.
 *
 * The rules must have passed `checkDynamicRules`.
 *
 * @throws RangeError for what is no date.
 */
export function duties(facts: DutyFacts, rules: readonly DynamicRule[], today: string): Duty[] {
  if (!isStanding(facts.status)) return []
  const list = rules
    .filter(({ isOn }) => isOn)
    .flatMap((rule) =>
      find(facts, rule, today).map((found) => dutyOf(facts.studioId, rule.id, found, today)),
    )
  const { toFile } = facts
  if (toFile !== null) {
    const { cycleId, openedOn, deadline } = toFile
    const reason: DutyReason = { why: 'reviewOpen', cycleId }
    const found = {
      kind: 'fileAssessment',
      since: openedOn,
      dueOn: deadline,
      reason,
      of: cycleId,
    } as const
    list.push(dutyOf(facts.studioId, 'review', found, today))
  }
  const next = upcoming(facts.next, facts, today)
  if (next !== null)
    list.push(dutyOf(facts.studioId, 'decision', { ...next, of: next.since }, today))
  return list.sort(
    (a, b) => compareText(a.dueOn ?? '9999', b.dueOn ?? '9999') || compareText(a.key, b.key),
  )
}

function dutyOf(studioId: string, rule: string, found: Found, today: string): Duty {
  const { kind, since, dueOn, reason, of } = found
  return {
    key: [studioId, rule, kind, of].join('/'),
    rule,
    kind,
    since,
    dueOn,
    isOverdue: dueOn !== null && today > dueOn,
    reason,
    needsConfirmation: statusOfDuty(kind) !== null,
  }
}

function find(facts: DutyFacts, rule: DynamicRule, today: string): Found[] {
  switch (rule.when) {
    case 'noResult':
      return noResult(facts, rule, today)
    case 'rectifyOver':
      return rectifying(facts, rule.reassessMonths, today)
    case 'failsInARow':
      return failsInARow(facts, rule.times)
    case 'leadGone':
      return gone(facts.leadGoneOn, 'leadGone', 'replaceLead', rule.replaceMonths, today)
    case 'unitClosed':
      return gone(facts.unitClosedOn, 'unitClosed', 'moveUnit', rule.moveMonths, today)
    case 'apprenticeshipOver':
      return facts.apprenticeships.flatMap(({ id, endsOn, isRunning }): Found[] => {
        if (!isRunning || endsOn >= today) return []
        const dueOn = addMonths(endsOn, rule.evaluateMonths)
        const reason: DutyReason = { why: 'apprenticeshipOver', apprenticeshipId: id, endsOn }
        return [{ kind: 'evaluateApprentice', since: addDays(endsOn, 1), dueOn, reason, of: id }]
      })
  }
}

/**
 * One that rectifies already has been found; what it has to do then is another rule's. One that was
 * never named has no plaque to answer for. The time counts anew from the day on which it was taken
 * back into the register, or passed its re-assessment: that settles what it was ordered for.
 */
function noResult(
  facts: DutyFacts,
  { months, rectifyMonths }: Extract<DynamicRule, { when: 'noResult' }>,
  today: string,
): Found[] {
  const { namedOn, statusSince } = facts
  if (facts.status !== 'active' || namedOn === null) return []
  const results = facts.resultsOn.filter((day) => day <= today)
  const hadOne = results.length > 0
  const lastOn = [...results, statusSince].reduce(latest, namedOn)
  const over = addMonths(lastOn, months)
  if (today <= over) return []
  const since = addDays(over, 1)
  const reason: DutyReason = { why: 'noResult', lastOn, hadOne, months }
  return [{ kind: 'rectify', since, dueOn: addMonths(since, rectifyMonths), reason, of: lastOn }]
}

/**
 * First the time to rectify, then the time to assess again. A review that it passes makes it active
 * and ends this; one that has not been passed when that time is over lets removing be proposed.
 */
function rectifying(facts: DutyFacts, reassessMonths: number, today: string): Found[] {
  const { status, statusSince, rectifyBy } = facts
  if (status !== 'rectifying' || rectifyBy === null) return []
  const of = rectifyBy
  const reason: DutyReason = { why: 'rectifying', rectifyBy }
  if (today <= rectifyBy) {
    return [{ kind: 'finishRectifying', since: statusSince, dueOn: rectifyBy, reason, of }]
  }
  const dueOn = addMonths(rectifyBy, reassessMonths)
  const reassess: Found = { kind: 'reassess', since: addDays(rectifyBy, 1), dueOn, reason, of }
  if (today <= dueOn) return [reassess]
  const late: DutyReason = { why: 'notReassessed', rectifyBy, reassessBy: dueOn }
  return [reassess, { kind: 'remove', since: addDays(dueOn, 1), dueOn: null, reason: late, of }]
}

/** What it failed before it was last taken back into the register has had its consequence. */
function failsInARow({ reviews, restoredOn }: DutyFacts, times: number): Found[] {
  const since = reviews.filter(({ decidedOn }) => decidedOn > (restoredOn ?? ''))
  const passed = since.findLastIndex(({ failed }) => !failed)
  const decidedOn = since.slice(passed + 1).map((review) => review.decidedOn)
  const [first] = decidedOn
  const reached = decidedOn[times - 1]
  if (first === undefined || reached === undefined) return []
  const reason: DutyReason = { why: 'failsInARow', times: decidedOn.length, decidedOn }
  return [{ kind: 'remove', since: reached, dueOn: null, reason, of: first }]
}

/** Something is missing that can be replaced for a time; after it, cancelling is proposed as well. */
function gone(
  on: string | null,
  why: 'leadGone' | 'unitClosed',
  kind: DutyKind,
  months: number,
  today: string,
): Found[] {
  if (on === null || on > today) return []
  const dueOn = addMonths(on, months)
  const reason: DutyReason = { why, on }
  const replace: Found = { kind, since: on, dueOn, reason, of: on }
  if (today <= dueOn) return [replace]
  return [replace, { kind: 'cancel', since: addDays(dueOn, 1), dueOn: null, reason, of: on }]
}

const latest = (a: string, b: string): string => (a > b ? a : b)

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
