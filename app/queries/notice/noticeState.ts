import { periodRuns, type NoticePhase } from '~/domain/notice/notice'
import type { Period } from '~/domain/notice/period'

/** A notice's phase, told apart by its period while it is public. */
export type NoticeState = Exclude<NoticePhase, 'published'> | 'running' | 'over'

interface Row {
  phase: string
  period: string
  publishedAt: Date | null
  startsAt: Date | null
  endsAt: Date | null
}

/** What every page says of a notice's time; `startsAt` is the beginning of the first day that counts. */
export function noticeTime({ phase, publishedAt, startsAt, endsAt, ...row }: Row, now: Date) {
  const period = JSON.parse(row.period) as Period
  const isPublished = phase === 'published' && publishedAt !== null && endsAt !== null
  const runs = isPublished && periodRuns({ publishedAt, endsAt }, now)
  return {
    state: (isPublished ? (runs ? 'running' : 'over') : phase) as NoticeState,
    period,
    publishedAt: publishedAt?.toISOString() ?? null,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  }
}
