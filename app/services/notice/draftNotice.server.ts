import type { LocalText } from '~/domain/contest/ruleSet'
import { isPeriod, type Period } from '~/domain/notice/period'
import { createScope } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { contentDigest } from './noticeContent'
import { appendToNotice, noticeScope, type NoticeBy } from './noticeLog.server'

export interface NoticeDraft {
  /** Whose notice it is, such as `cycle:<id>`: nothing is known of it here. */
  subject: string
  title: LocalText
  text: string
  period: Period
  /** In which objections are answered, from the day they came in. */
  answerIn: Period
  lines: readonly NoticeDraftLine[]
  /** The notice that this one corrects. */
  corrects: string | null
  sample: boolean
}

interface NoticeDraftLine {
  /** Unique in the notice. */
  line: string
  title: string
  /** What tells it from others of its name, such as a studio's unit. */
  note?: string
  detail: string
  /** Ids of the people whom it concerns: they rule on no objection to it. */
  concerned: readonly string[]
}

/**
 * Drafts a notice within the caller's transaction and starts its log. Its words are not changed
 * any more: a draft that is wrong is withdrawn, and another one made.
 *
 * @throws RangeError for what is no period.
 */
export async function draftNoticeWithin(
  tx: Tx,
  draft: NoticeDraft,
  by: NoticeBy,
): Promise<{ noticeId: string }> {
  const { subject, title, text, period, answerIn, lines, corrects, sample } = draft
  if (!isPeriod(period) || !isPeriod(answerIn)) throw new RangeError('Not a period of notice')
  const noticeId = derivedId('notice', by.actor, by.opId)
  const words = { title: title.zh, titleEn: title.en, text }
  await tx.notice.create({
    data: {
      ...{ id: noticeId, subject, corrects, sample, ...words },
      period: JSON.stringify(period),
      answerIn: JSON.stringify(answerIn),
    },
  })
  await tx.noticeLine.createMany({
    data: lines.map(({ line, concerned, note = '', ...said }, ordinal) => ({
      ...{ noticeId, line, ordinal, title: said.title, note, detail: said.detail },
      concerned: JSON.stringify(concerned),
    })),
  })
  await createScope(tx, noticeScope(noticeId), 'notice')
  const digest = contentDigest({ ...words, lines })
  const payload = { subject, lines: lines.length, contentDigest: digest, corrects, sample }
  const event = { kind: 'notice.drafted', payload: { notice: noticeId, ...payload } } as const
  await appendToNotice(tx, noticeId, event, by)
  return { noticeId }
}
