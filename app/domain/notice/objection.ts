import { periodRuns, type NoticePhase, type PublishedNotice } from './notice'
import { periodEnd, type Period } from './period'
import type { WorkCalendar } from './workCalendar'

/** An objection to one line of a notice (异议), or to the notice as a whole. */
export interface Objection {
  readonly id: string
  /** The line of the notice, or null for the whole of it. */
  readonly line: string | null
  readonly by: string
  readonly receivedAt: Date
  readonly status: ObjectionStatus
}

export type ObjectionStatus = 'open' | 'upheld' | 'dismissed' | 'withdrawn'

export type FileRefusal =
  | 'objection.notPublished'
  | 'objection.late'
  | 'objection.unknownLine'
  | 'objection.alreadyOpen'
  | 'objection.needsReason'

export type HandlingRefusal = 'objection.notOpen' | 'objection.ownCase' | 'objection.noticeOver'

export type RulingRefusal = HandlingRefusal | 'objection.needsReason'

export interface Ruling {
  readonly outcome: 'upheld' | 'dismissed'
  readonly by: string
  readonly reason: string
}

type Decision<Refusal> = { readonly ok: true } | { readonly ok: false; readonly code: Refusal }

const ok = { ok: true } as const

/**
 * Whether an objection is taken. The server's time of receipt alone decides whether it came in
 * time; one that came late is refused and said to be, whatever time its sender's device showed.
 */
export function fileObjection(
  notice: PublishedNotice & { readonly phase: NoticePhase; readonly lines: readonly string[] },
  objection: Pick<Objection, 'line' | 'by' | 'receivedAt'> & { readonly reason: string },
  earlier: readonly Objection[],
): Decision<FileRefusal> {
  if (objection.receivedAt >= notice.endsAt) return { ok: false, code: 'objection.late' }
  if (notice.phase !== 'published' || !periodRuns(notice, objection.receivedAt)) {
    return { ok: false, code: 'objection.notPublished' }
  }
  if (objection.line !== null && !notice.lines.includes(objection.line)) {
    return { ok: false, code: 'objection.unknownLine' }
  }
  const same = earlier.some(
    ({ by, line, status }) => by === objection.by && line === objection.line && status === 'open',
  )
  if (same) return { ok: false, code: 'objection.alreadyOpen' }
  if (objection.reason.trim() === '') return { ok: false, code: 'objection.needsReason' }
  return ok
}

/**
 * Whether somebody may look into an objection, and with that learn who sent it: an open one of a
 * notice that is still public, which they neither filed nor are concerned by (`concerned`).
 */
export function handleObjection(
  phase: NoticePhase,
  objection: Objection,
  by: string,
  concerned: readonly string[],
): Decision<HandlingRefusal> {
  if (phase !== 'published') return { ok: false, code: 'objection.noticeOver' }
  if (objection.status !== 'open') return { ok: false, code: 'objection.notOpen' }
  if (by === objection.by || concerned.includes(by)) return { ok: false, code: 'objection.ownCase' }
  return ok
}

/** Whether the ruling stands: with a reason, by somebody who may look into the objection. */
export function ruleObjection(
  phase: NoticePhase,
  objection: Objection,
  ruling: Ruling,
  concerned: readonly string[],
): Decision<RulingRefusal> {
  const handled = handleObjection(phase, objection, ruling.by, concerned)
  if (!handled.ok) return handled
  if (ruling.reason.trim() === '') return { ok: false, code: 'objection.needsReason' }
  return ok
}

/** When the answer is due, and whether it is overdue. A late ruling still counts; it shows as late. */
export function answerDue(
  objection: Objection,
  period: Period,
  calendar: WorkCalendar,
  now: Date,
): { readonly at: Date; readonly isOverdue: boolean } {
  const at = periodEnd(period, objection.receivedAt, calendar)
  return { at, isOverdue: objection.status === 'open' && now >= at }
}
