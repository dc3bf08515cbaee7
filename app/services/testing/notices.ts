/** Public notices for tests and journeys. */
import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../context'
import { draftNoticeWithin, type NoticeDraft } from '../notice/draftNotice.server'
import { publishNoticeWithin } from '../notice/publishNotice.server'

const NOTICE_DRAFT: NoticeDraft = {
  subject: 'cycle:c1',
  title: { zh: '2021 年星级复核结果公示', en: 'Results of the star review 2021' },
  text: '经专家评审和会议审议，现将拟定结果予以公示。',
  period: { unit: 'workdays', length: 5, firstDay: 'next' },
  answerIn: { unit: 'workdays', length: 3, firstDay: 'next' },
  lines: [
    { line: 'r1', title: '示例第一创新工作室', detail: '三星', concerned: ['lead-1'] },
    { line: 'r2', title: '示例第二创新工作室', detail: '二星', concerned: [] },
  ],
  corrects: null,
  sample: true,
}

type Context = Pick<ServiceContext, 'writer' | 'now'>

/** A draft of this notice with what is said of it here. */
export async function draftedNotice(
  { writer, now }: Context,
  changes: Partial<NoticeDraft> = {},
): Promise<string> {
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: now() }
  const draft = { ...NOTICE_DRAFT, ...changes }
  const { noticeId } = await writer.write((tx) => draftNoticeWithin(tx, draft, by))
  return noticeId
}

/** The same, public from now on. */
export async function publishedNotice(
  context: Context,
  changes: Partial<NoticeDraft> = {},
): Promise<string> {
  const noticeId = await draftedNotice(context, changes)
  const by = { actor: 'organiser', opId: randomUUID(), receivedAt: context.now() }
  const answer = await context.writer.write((tx) => publishNoticeWithin(tx, { noticeId }, by))
  if (!answer.ok) throw new Error(answer.code)
  return noticeId
}

/** An objection to its first line as its form is sent. */
export function objectionFields(changes: Record<string, string> = {}) {
  return {
    ...{ opId: randomUUID(), line: 'r1', name: '示例群众', phone: '13900000001' },
    ...{ reason: '成果完成日期与申报材料不一致', consent: 'on', ...changes },
  }
}
