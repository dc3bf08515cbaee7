import { canMoveNotice } from '~/domain/notice/notice'
import type { Tx } from '~/services/log/writer.server'
import { PUBLISHER, type NoticeAnswer } from './noticeAnswer'
import { noticeFacts } from './noticeFacts.server'
import { appendToNotice, type NoticeBy } from './noticeLog.server'

export interface NoticeEnd {
  noticeId: string
  to: 'closed' | 'superseded' | 'withdrawn'
  /** Public; may be empty for closing, and for withdrawing what was never published. */
  reason: string
}

/** Closes, supersedes or withdraws a notice within the caller's transaction. */
export async function endNoticeWithin(
  tx: Tx,
  { noticeId, to, reason }: NoticeEnd,
  by: NoticeBy,
): Promise<NoticeAnswer> {
  const facts = await noticeFacts(tx, noticeId, by.receivedAt)
  if (!facts) return { ok: false, code: 'notice.notFound' }
  const hasReason = reason.trim() !== ''
  const allowed = canMoveNotice(facts.phase, to, PUBLISHER, { ...facts, hasReason })
  if (!allowed.ok) return allowed
  await tx.notice.update({ where: { id: noticeId }, data: { phase: to, reason } })
  await appendToNotice(tx, noticeId, { kind: 'notice.moved', payload: { to, reason } }, by)
  return { ok: true }
}
