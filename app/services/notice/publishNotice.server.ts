import { canMoveNotice, publishNotice } from '~/domain/notice/notice'
import type { Period } from '~/domain/notice/period'
import type { Tx } from '~/services/log/writer.server'
import { endNoticeWithin } from './endNotice.server'
import { PUBLISHER, type NoticeProblem } from './noticeAnswer'
import { contentDigest } from './noticeContent'
import { noticeFacts } from './noticeFacts.server'
import { appendToNotice, type NoticeBy } from './noticeLog.server'
import { workCalendar } from './workCalendar.server'

export type PublishAnswer = { ok: true; endsAt: Date } | { ok: false; code: NoticeProblem }

/**
 * Publishes a draft within the caller's transaction and reckons once until when it is public. One
 * that corrects another notice supersedes it at the same moment, for the reason given.
 */
export async function publishNoticeWithin(
  tx: Tx,
  { noticeId, reason = '' }: { noticeId: string; reason?: string },
  by: NoticeBy,
): Promise<PublishAnswer> {
  const facts = await noticeFacts(tx, noticeId, by.receivedAt)
  if (!facts) return { ok: false, code: 'notice.notFound' }
  const allowed = canMoveNotice(facts.phase, 'published', PUBLISHER, { ...facts, hasReason: true })
  if (!allowed.ok) return allowed
  if (facts.corrects !== null) {
    const before = await noticeFacts(tx, facts.corrects, by.receivedAt)
    if (before?.phase === 'published') {
      const superseded = { noticeId: facts.corrects, to: 'superseded', reason } as const
      const moved = await endNoticeWithin(tx, superseded, by)
      if (!moved.ok) return moved
    }
  }
  const notice = await tx.notice.findUniqueOrThrow({
    where: { id: noticeId },
    include: { lines: { orderBy: { ordinal: 'asc' } } },
  })
  const period = JSON.parse(notice.period) as Period
  const published = publishNotice(period, by.receivedAt, await workCalendar(tx))
  await tx.notice.update({ where: { id: noticeId }, data: { phase: 'published', ...published } })
  const { startsAt, endsAt } = published
  const payload = {
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    contentDigest: contentDigest(notice),
  }
  await appendToNotice(tx, noticeId, { kind: 'notice.published', payload }, by)
  return { ok: true, endsAt }
}
