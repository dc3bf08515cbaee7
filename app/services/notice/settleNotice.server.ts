import type { Tx } from '~/services/log/writer.server'
import type { NoticeProblem } from './noticeAnswer'
import { noticeFacts } from './noticeFacts.server'
import { appendToNotice, type NoticeBy } from './noticeLog.server'

export type SettleAnswer = { ok: true } | { ok: false; code: NoticeProblem | 'notice.notClosed' }

/**
 * Records within the caller's transaction that something was decided by what the notice announced:
 * from then on it cannot be withdrawn. Only a notice that ran to its end is decided by; a second
 * decision changes nothing.
 */
export async function settleNoticeWithin(
  tx: Tx,
  noticeId: string,
  by: NoticeBy,
): Promise<SettleAnswer> {
  const facts = await noticeFacts(tx, noticeId, by.receivedAt)
  if (!facts) return { ok: false, code: 'notice.notFound' }
  if (facts.phase !== 'closed') return { ok: false, code: 'notice.notClosed' }
  if (facts.isSettled) return { ok: true }
  await tx.notice.update({ where: { id: noticeId }, data: { settledAt: by.receivedAt } })
  await appendToNotice(tx, noticeId, { kind: 'notice.settled', payload: {} }, by)
  return { ok: true }
}
