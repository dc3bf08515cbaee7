import type { ServiceContext } from '~/services/context'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { appendToNotice } from './noticeLog.server'
import { findReceipt, type ReceiptRequest } from './readReceipt.server'

export type WithdrawAnswer =
  | { ok: true }
  | { ok: false; code: 'objection.unknownCode' | 'objection.notOpen' | 'notice.reused' }
  | { ok: false; code: 'objection.wait'; minutes: number }

export interface WithdrawObjectionOptions extends ReceiptRequest {
  opId: string
  receivedAt: Date
}

/** Takes an objection back, by whoever has its receipt, while nobody has ruled on it. */
export async function withdrawObjection(
  context: ServiceContext,
  { opId, receivedAt, ...request }: WithdrawObjectionOptions,
): Promise<WithdrawAnswer> {
  const found = await findReceipt(context, request)
  if (found.kind === 'wait') return { ok: false, code: 'objection.wait', minutes: found.minutes }
  if (found.kind === 'unknown') return { ok: false, code: 'objection.unknownCode' }
  const { objectionId, forgive } = found
  const actor = `objection:${objectionId}`
  const body = { withdraw: objectionId }
  const outcome = await context.writer.write(async (tx) => {
    await forgive(tx)
    return performOp<WithdrawAnswer>(
      tx,
      { actor, opId, body, receivedAt },
      () => withdraw(tx, { noticeId: request.noticeId, objectionId, receivedAt }),
      ({ ok }) => ok,
    )
  })
  return outcome.kind === 'reused' ? { ok: false, code: 'notice.reused' } : outcome.answer
}

async function withdraw(
  tx: Tx,
  {
    noticeId,
    objectionId,
    receivedAt,
  }: { noticeId: string; objectionId: string; receivedAt: Date },
): Promise<WithdrawAnswer> {
  const { count } = await tx.objection.updateMany({
    where: { id: objectionId, status: 'open', notice: { phase: 'published' } },
    data: { status: 'withdrawn' },
  })
  if (count === 0) return { ok: false, code: 'objection.notOpen' }
  const event = { kind: 'objection.withdrawn', payload: { objection: objectionId } } as const
  await appendToNotice(tx, noticeId, event, { actor: 'visitor', opId: objectionId, receivedAt })
  return { ok: true }
}
