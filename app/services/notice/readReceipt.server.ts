import type { ServiceContext } from '~/services/context'
import { admitAttempt, type Forgive } from '~/services/people/attempts.server'
import { receiptHash } from './receipt.server'

export interface ReceiptRequest {
  noticeId: string
  /** As typed. */
  code: string
  /** The caller's network address, whose guesses are limited. */
  address: string
}

export type FoundReceipt =
  | { kind: 'found'; objectionId: string; forgive: Forgive }
  /** No such code, or one of another notice: which of the two is not told. */
  | { kind: 'unknown' }
  | { kind: 'wait'; minutes: number }

/** The objection that a receipt's code belongs to. Wrong codes are counted by address and notice. */
export async function findReceipt(
  context: ServiceContext,
  { noticeId, code, address }: ReceiptRequest,
): Promise<FoundReceipt> {
  const subject = `${noticeId}:${address}`
  const admission = await admitAttempt(context, 'objectionCode', subject, address)
  if (admission.kind === 'wait') return admission
  const row = await context.read.objection.findUnique({
    where: { codeHash: receiptHash(context.secrets, code) },
    select: { id: true, noticeId: true },
  })
  if (row?.noticeId !== noticeId) return { kind: 'unknown' }
  return { kind: 'found', objectionId: row.id, forgive: admission.forgive }
}
