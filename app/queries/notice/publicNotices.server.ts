import type { ServiceContext } from '~/services/context'
import { noticeScope } from '~/services/notice/noticeLog.server'
import { pageOf } from '../pageOf'
import { correctingNotice } from './correctingNotice.server'
import { noticeTime } from './noticeState'

type Reader = Pick<ServiceContext, 'read' | 'now'>

const PAGE_SIZE = 30

/** One page of what was published: what is public now first, then the latest; the last page at most. */
export async function publicNotices({ read, now }: Reader, asked: number) {
  const published = { publishedAt: { not: null } }
  const total = await read.notice.count({ where: published })
  const current = { phase: 'published', endsAt: { gt: now() } }
  const running = await read.notice.findMany({
    where: current,
    orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
  })
  const { page, pages, rows: part } = pageOf(asked, total - running.length, PAGE_SIZE)
  const earlier = await read.notice.findMany({
    where: { AND: [published, { NOT: current }] },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    ...part,
  })
  const at = now()
  return {
    ...{ page, pages },
    notices: [...(page === 1 ? running : []), ...earlier].map((row) => ({
      ...{ id: row.id, title: { zh: row.title, en: row.titleEn }, sample: row.sample },
      ...noticeTime(row, at),
    })),
  }
}

/** A notice as everybody may read it; null when it was never published. */
export async function publicNotice({ read, now }: Reader, id: string) {
  const row = await read.notice.findUnique({
    where: { id },
    include: {
      lines: { orderBy: { ordinal: 'asc' } },
      objections: {
        where: { status: { in: ['upheld', 'dismissed'] } },
        orderBy: [{ ruledAt: 'asc' }, { id: 'asc' }],
        select: { id: true, line: true, status: true, ruling: true, ruledAt: true },
      },
    },
  })
  if (row?.publishedAt == null) return null
  const entry = await read.event.findFirst({
    where: { scopeId: noticeScope(id), kind: 'notice.published' },
    select: { seq: true, hash: true },
  })
  const { title, titleEn, text, reason, corrects, sample } = row
  return {
    ...{ id, text, reason, corrects, sample, ...noticeTime(row, now()) },
    title: { zh: title, en: titleEn },
    lines: row.lines.map(({ line, title: of, note, detail }) => ({
      line,
      title: of,
      note,
      detail,
    })),
    rulings: row.objections.map(({ line, status, ruling, ruledAt, ...one }) => ({
      id: one.id,
      about: row.lines.find((of) => of.line === line)?.title ?? null,
      outcome: status as 'upheld' | 'dismissed',
      ruling: ruling ?? '',
      at: ruledAt?.toISOString() ?? null,
    })),
    supersededBy: await correctingNotice(read, id),
    log: entry,
  }
}
