import { canMoveNotice, nextNoticePhases } from '~/domain/notice/notice'
import type { ObjectionStatus } from '~/domain/notice/objection'
import { maskName, maskPhone } from '~/domain/people/mask'
import type { ServiceContext } from '~/services/context'
import { PUBLISHER } from '~/services/notice/noticeAnswer'
import { noticeFacts } from '~/services/notice/noticeFacts.server'
import { openObjection } from '~/services/notice/objectionFields.server'
import { correctingNotice } from './correctingNotice.server'
import { noticeTime } from './noticeState'

const MOST = 200

/** The latest notices for the office: drafts first, then what is public, then the rest. */
export async function officeNotices({ read, now }: Pick<ServiceContext, 'read' | 'now'>) {
  const rows = await read.notice.findMany({
    include: { objections: { where: { status: 'open' }, select: { dueAt: true } } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: MOST,
  })
  const at = now()
  const order = ['draft', 'running', 'over', 'closed', 'superseded', 'withdrawn']
  return rows
    .map((row) => ({
      ...{ id: row.id, title: { zh: row.title, en: row.titleEn }, sample: row.sample },
      ...noticeTime(row, at),
      open: row.objections.length,
      overdue: row.objections.filter(({ dueAt }) => at >= dueAt).length,
    }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

/** A notice with its objections, and what may be done with it now; null when there is none. */
export async function officeNotice(
  { read, now, secrets }: Pick<ServiceContext, 'read' | 'now' | 'secrets'>,
  id: string,
) {
  const row = await read.notice.findUnique({
    where: { id },
    include: {
      lines: { orderBy: { ordinal: 'asc' } },
      objections: { orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] },
    },
  })
  const at = now()
  const facts = await noticeFacts(read, id, at)
  if (!row || !facts) return null
  const { title, titleEn, text, reason, corrects, sample, lines, objections } = row
  return {
    ...{ id, text, reason, corrects, sample, ...noticeTime(row, at) },
    title: { zh: title, en: titleEn },
    supersededBy: await correctingNotice(read, id),
    lines: lines.map(({ line, title: of, note, detail }) => ({ line, title: of, note, detail })),
    objections: objections.map(({ line, sealedName, sealedPhone, sealedReason, ...one }) => ({
      id: one.id,
      about: lines.find((of) => of.line === line)?.title ?? null,
      name: maskName(openObjection(secrets, 'name', one.id, sealedName)),
      phone: maskPhone(openObjection(secrets, 'phone', one.id, sealedPhone)),
      reason: openObjection(secrets, 'reason', one.id, sealedReason),
      status: one.status as ObjectionStatus,
      receivedAt: one.receivedAt.toISOString(),
      dueAt: one.dueAt.toISOString(),
      isOverdue: one.status === 'open' && at >= one.dueAt,
      ruling: one.ruling,
      ruledAt: one.ruledAt?.toISOString() ?? null,
    })),
    moves: nextNoticePhases(facts.phase, PUBLISHER).map((to) => {
      const answer = canMoveNotice(facts.phase, to, PUBLISHER, { ...facts, hasReason: true })
      return { to, refusal: answer.ok ? null : answer.code }
    }),
  }
}
