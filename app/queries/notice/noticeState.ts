import { periodRuns, type NoticePhase } from '~/domain/notice/notice'
import type { Period } from '~/domain/notice/period'

/** A notice's phase, told apart by its period while it is public. */
export type NoticeState = Exclude<NoticePhase, 'published'> | 'running' | 'over'

interface Row {
  phase: string
  period: string
  publishedAt: Date | null
  endsAt: Date | null
}

/** What every page says of a notice's time. */
export function noticeTime({ phase, period, publishedAt, endsAt }: Row, now: Date) {
  const isPublished = phase === 'published' && publishedAt !== null && endsAt !== null
  const runs = isPublished && periodRuns({ publishedAt, endsAt }, now)
  return {
    state: (isPublished ? (runs ? 'running' : 'over') : phase) as NoticeState,
    period: JSON.parse(period) as Period,
    publishedAt: publishedAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  }
}
