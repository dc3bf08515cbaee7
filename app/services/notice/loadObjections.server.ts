import type { NoticePhase } from '~/domain/notice/notice'
import type { Objection, ObjectionStatus } from '~/domain/notice/objection'
import type { Tx } from '~/services/log/writer.server'

/** A row of objections as the rules see it. */
function objectionOf(row: {
  id: string
  line: string | null
  by: string
  receivedAt: Date
  status: string
}): Objection {
  const { id, line, by, receivedAt, status } = row
  return { id, line, by, receivedAt, status: status as ObjectionStatus }
}

/** A notice as the rules for objections see it; null when there is none that was published. */
export async function objectable(read: Pick<Tx, 'notice'>, noticeId: string) {
  const notice = await read.notice.findUnique({
    where: { id: noticeId },
    include: { lines: { orderBy: { ordinal: 'asc' } }, objections: true },
  })
  if (notice?.publishedAt == null || notice.endsAt === null) return null
  const { publishedAt, endsAt, answerIn, lines, objections } = notice
  return {
    ...{ publishedAt, endsAt, answerIn },
    phase: notice.phase as NoticePhase,
    lines: lines.map(({ line }) => line),
    concerned: new Map(
      lines.map(({ line, concerned }) => [line, JSON.parse(concerned) as string[]]),
    ),
    objections: objections.map(objectionOf),
  }
}

type Objectable = NonNullable<Awaited<ReturnType<typeof objectable>>>

/** The people who are concerned by what an objection is about. */
export function concernedBy({ concerned }: Objectable, { line }: Objection): readonly string[] {
  return line === null ? [...concerned.values()].flat() : (concerned.get(line) ?? [])
}
