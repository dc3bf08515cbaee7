import type { NoticeEventBody } from '~/domain/notice/noticeEvents'
import { appendEvent } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'

/** Who does something about a notice; the op may be one that does more than that. */
export interface NoticeBy {
  actor: string
  opId: string
  receivedAt: Date
}

/** Id of a notice's log. */
export const noticeScope = (noticeId: string): string => `notice:${noticeId}`

/**
 * Appends to a notice's log. The event's op id is derived from the caller's, so that an op of
 * another log, such as a cycle's, can act on a notice in the same transaction.
 */
export async function appendToNotice(
  tx: Tx,
  noticeId: string,
  event: NoticeEventBody,
  by: NoticeBy,
): Promise<void> {
  const opId = derivedId(event.kind, noticeId, by.opId)
  await appendEvent(tx, { ...by, ...event, opId, scopeId: noticeScope(noticeId), device: null })
}
