import { periodRuns, type NoticeFacts, type NoticePhase } from '~/domain/notice/notice'
import type { Tx } from '~/services/log/writer.server'

/** Where a notice stands: what its moves depend on, and what its caller has to correct. */
export interface NoticeState extends Omit<NoticeFacts, 'hasReason'> {
  readonly phase: NoticePhase
  readonly subject: string
  readonly publishedAt: Date | null
  readonly endsAt: Date | null
  readonly corrects: string | null
  /**
   * Objections that were upheld, with the line each is about or null for the whole notice: what the
   * caller corrects before the next notice supersedes this one.
   */
  readonly upheld: readonly { readonly objection: string; readonly line: string | null }[]
}

/** Where a notice stands now; null when there is none. */
export async function noticeFacts(
  read: Pick<Tx, 'notice'>,
  noticeId: string,
  now: Date,
): Promise<NoticeState | null> {
  const notice = await read.notice.findUnique({
    where: { id: noticeId },
    include: {
      _count: { select: { lines: true } },
      objections: {
        select: { id: true, line: true, status: true },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!notice) return null
  const { subject, publishedAt, endsAt, corrects, objections } = notice
  const phase = notice.phase as NoticePhase
  const upheld = objections
    .filter(({ status }) => status === 'upheld')
    .map(({ id, line }) => ({ objection: id, line }))
  const isPublic = phase === 'published' && publishedAt !== null && endsAt !== null
  return {
    ...{ phase, subject, publishedAt, endsAt, corrects, upheld },
    lines: notice._count.lines,
    periodRuns: isPublic && periodRuns({ publishedAt, endsAt }, now),
    openObjections: objections.filter(({ status }) => status === 'open').length,
    // Only the notice that supersedes this one carries a correction, and ends its publication.
    uncorrected: phase === 'published' ? upheld.length : 0,
    isSettled: notice.settledAt !== null,
  }
}
