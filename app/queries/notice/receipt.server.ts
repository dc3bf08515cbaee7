import type { ObjectionStatus } from '~/domain/notice/objection'
import type { ServiceContext } from '~/services/context'
import { findReceipt, type ReceiptRequest } from '~/services/notice/readReceipt.server'

/** What its sender sees of an objection: nothing that they wrote, in case the code is lost. */
export async function receiptPage(context: ServiceContext, request: ReceiptRequest) {
  const found = await findReceipt(context, request)
  if (found.kind !== 'found') return found
  await context.writer.write((tx) => found.forgive(tx))
  const row = await context.read.objection.findUniqueOrThrow({
    where: { id: found.objectionId },
    include: { notice: { include: { lines: { select: { line: true, title: true } } } } },
  })
  const { line, status, ruling, receivedAt, dueAt, ruledAt, notice } = row
  // What was objected to a notice ends with it.
  const hasEnded = status === 'open' && notice.phase !== 'published'
  return {
    kind: 'found' as const,
    about: notice.lines.find((of) => of.line === line)?.title ?? null,
    status: hasEnded ? ('ended' as const) : (status as ObjectionStatus),
    ruling,
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    ruledAt: ruledAt?.toISOString() ?? null,
  }
}
