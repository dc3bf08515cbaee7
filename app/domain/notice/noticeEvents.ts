import type { NoticePhase } from './notice'

/**
 * What can happen in a notice's log. It names nobody: who objects, why, and what a ruling says are
 * in the tables, the log has their digests.
 */
export type NoticeEventBody =
  | {
      kind: 'notice.drafted'
      payload: {
        notice: string
        subject: string
        lines: number
        /** SHA-256 of the canonical JSON of title, text and lines, as they are published. */
        contentDigest: string
        corrects: string | null
        sample: boolean
      }
    }
  | {
      kind: 'notice.published'
      payload: { startsAt: string; endsAt: string; contentDigest: string }
    }
  /** Something was decided by what it announced. */
  | { kind: 'notice.settled'; payload: Record<string, never> }
  | {
      kind: 'notice.moved'
      payload: { to: Exclude<NoticePhase, 'draft' | 'published'>; reason: string }
    }
  | { kind: 'objection.filed'; payload: { objection: string; line: string | null } }
  | {
      kind: 'objection.ruled'
      payload: { objection: string; outcome: 'upheld' | 'dismissed'; reasonDigest: string }
    }
  /** Whoever looks into it, the event's actor, was shown who sent it. */
  | { kind: 'objection.senderShown'; payload: { objection: string } }
  | { kind: 'objection.withdrawn'; payload: { objection: string } }
