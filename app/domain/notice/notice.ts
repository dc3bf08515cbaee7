import { judgeMove, nextPhases, type Move, type MoveResult } from '../contest/moves'
import type { Role } from '../people/permissions'
import { periodEnd, periodStart, type Period } from './period'
import type { WorkCalendar } from './workCalendar'

/**
 * The life of a public notice (公示), free of what it is about. A notice that a ruling corrects is
 * superseded by the next one and stays to be read; one that should not have been is withdrawn,
 * and what was objected to it ends with it.
 */
export const NOTICE_PHASES = ['draft', 'published', 'closed', 'superseded', 'withdrawn'] as const

export type NoticePhase = (typeof NOTICE_PHASES)[number]

/** What is fixed when a notice is published; a later calendar moves no end that was announced. */
export interface PublishedNotice {
  readonly publishedAt: Date
  readonly endsAt: Date
}

/** The same with the first instant that counts, which no later calendar moves either. */
export interface AnnouncedNotice extends PublishedNotice {
  readonly startsAt: Date
}

/** What a notice's moves depend on. Whether its period runs is decided by the server's clock. */
export interface NoticeFacts {
  /** how many lines it announces */
  readonly lines: number
  readonly periodRuns: boolean
  readonly openObjections: number
  /** objections upheld whose correction no later notice carries yet */
  readonly uncorrected: number
  /** something was decided by what it announced */
  readonly isSettled: boolean
  readonly hasReason: boolean
}

export type NoticeMoveRefusal =
  | 'lifecycle.notFromHere'
  | 'lifecycle.notYourMove'
  | 'notice.empty'
  | 'notice.periodRuns'
  | 'notice.openObjections'
  | 'notice.uncorrected'
  | 'notice.nothingToCorrect'
  | 'notice.settled'
  | 'notice.needsReason'

const PUBLISHERS: readonly Role[] = ['organiser', 'zoneOfficer']
const ALL_ANSWERED = [
  'notice.openObjections',
  (facts: NoticeFacts) => facts.openObjections > 0,
] as const
const NEEDS_REASON = ['notice.needsReason', (facts: NoticeFacts) => !facts.hasReason] as const

const NOTICE_MOVES: readonly Move<NoticePhase, NoticeFacts, NoticeMoveRefusal>[] = [
  {
    from: 'draft',
    to: 'published',
    roles: PUBLISHERS,
    refusals: [['notice.empty', (facts) => facts.lines === 0]],
  },
  {
    from: 'published',
    to: 'closed',
    roles: PUBLISHERS,
    refusals: [
      ['notice.periodRuns', (facts) => facts.periodRuns],
      ALL_ANSWERED,
      ['notice.uncorrected', (facts) => facts.uncorrected > 0],
    ],
  },
  {
    from: 'published',
    to: 'superseded',
    roles: PUBLISHERS,
    refusals: [
      ['notice.nothingToCorrect', (facts) => facts.uncorrected === 0],
      ALL_ANSWERED,
      NEEDS_REASON,
    ],
  },
  { from: 'draft', to: 'withdrawn', roles: PUBLISHERS, refusals: [] },
  { from: 'published', to: 'withdrawn', roles: ['organiser'], refusals: [NEEDS_REASON] },
  // What it announced is taken up again before anybody has decided by it.
  {
    from: 'closed',
    to: 'withdrawn',
    roles: ['organiser'],
    refusals: [['notice.settled', (facts) => facts.isSettled], NEEDS_REASON],
  },
]

/** The phases to which this role may move a notice, if the facts allow it. */
export function nextNoticePhases(phase: NoticePhase, role: Role): NoticePhase[] {
  return nextPhases(NOTICE_MOVES, phase, role)
}

/** Whether this role may move the notice now; if not, the first reason in the table's order. */
export function canMoveNotice(
  from: NoticePhase,
  to: NoticePhase,
  role: Role,
  facts: NoticeFacts,
): MoveResult<NoticeMoveRefusal> {
  return judgeMove<NoticePhase, NoticeFacts, NoticeMoveRefusal>(NOTICE_MOVES, from, to, role, facts)
}

/** A notice's period, reckoned once, when it is published. */
export function publishNotice(period: Period, at: Date, calendar: WorkCalendar): AnnouncedNotice {
  const startsAt = periodStart(period, at, calendar)
  return { publishedAt: at, startsAt, endsAt: periodEnd(period, at, calendar) }
}

/** The first instant is inside the period, the last one is not. */
export function periodRuns(notice: PublishedNotice, now: Date): boolean {
  return now >= notice.publishedAt && now < notice.endsAt
}
