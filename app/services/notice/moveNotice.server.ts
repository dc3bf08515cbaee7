import type { ServiceContext } from '~/services/context'
import { performOp } from '~/services/log/performOp.server'
import { endNoticeWithin, type NoticeEnd } from './endNotice.server'
import type { NoticeAnswer } from './noticeAnswer'
import { publishNoticeWithin } from './publishNotice.server'

export interface MoveNoticeOptions {
  opId: string
  noticeId: string
  to: 'published' | NoticeEnd['to']
  /** Public; of publishing only where it supersedes another notice. */
  reason: string
  /** Who was authorised to publish notices. */
  actor: string
  receivedAt: Date
}

/**
 * What an organiser does with a notice: publish, close, supersede or withdraw it. The same op again
 * gets the first answer; a refusal changes nothing and is not remembered.
 */
export async function moveNotice(
  context: Pick<ServiceContext, 'writer'>,
  { opId, noticeId, to, reason, actor, receivedAt }: MoveNoticeOptions,
): Promise<NoticeAnswer> {
  const by = { actor, opId, receivedAt }
  const outcome = await context.writer.write((tx) =>
    performOp<NoticeAnswer>(
      tx,
      { ...by, body: { noticeId, to, reason } },
      async () => {
        if (to !== 'published') return endNoticeWithin(tx, { noticeId, to, reason }, by)
        const answer = await publishNoticeWithin(tx, { noticeId, reason }, by)
        return answer.ok ? { ok: true } : answer
      },
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'notice.reused' } : outcome.answer
}
