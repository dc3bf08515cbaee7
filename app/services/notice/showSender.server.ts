import { handleObjection, type HandlingRefusal } from '~/domain/notice/objection'
import type { ServiceContext } from '~/services/context'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { concernedBy, objectable } from './loadObjections.server'
import { appendToNotice } from './noticeLog.server'
import { openObjection } from './objectionFields.server'

export interface ShowSenderOptions {
  opId: string
  noticeId: string
  objection: string
  /** Who was authorised to rule on objections. */
  actor: string
  receivedAt: Date
}

/** Who sent an objection, in clear. */
export interface Sender {
  objection: string
  name: string
  phone: string
}

export type ShowSenderAnswer =
  | { ok: true; sender: Sender }
  | { ok: false; code: HandlingRefusal | 'objection.notFound' | 'notice.reused' }

/**
 * Shows who sent an objection to somebody who may rule on it, and enters in the notice's log that
 * they looked. The same op again is entered once, and refused like any other once nobody may look.
 */
export async function showSender(
  context: Pick<ServiceContext, 'writer' | 'secrets'>,
  options: ShowSenderOptions,
): Promise<ShowSenderAnswer> {
  const { opId, noticeId, objection: id, actor, receivedAt } = options
  return context.writer.write(async (tx) => {
    const refusal = await refusalOf(tx, options)
    if (refusal !== null) return { ok: false, code: refusal }
    // Neither what is asked nor what is remembered of the answer names the sender.
    const request = { opId, actor, receivedAt, body: { show: id, noticeId } }
    const outcome = await performOp(tx, request, async () => {
      const event = { kind: 'objection.senderShown', payload: { objection: id } } as const
      await appendToNotice(tx, noticeId, event, { actor, opId, receivedAt })
      return { ok: true }
    })
    if (outcome.kind === 'reused') return { ok: false, code: 'notice.reused' }
    const row = await tx.objection.findUniqueOrThrow({ where: { id } })
    const name = openObjection(context.secrets, 'name', id, row.sealedName)
    const phone = openObjection(context.secrets, 'phone', id, row.sealedPhone)
    return { ok: true, sender: { objection: id, name, phone } }
  })
}

async function refusalOf(tx: Tx, { noticeId, objection: id, actor }: ShowSenderOptions) {
  const notice = await objectable(tx, noticeId)
  const objection = notice?.objections.find((one) => one.id === id)
  if (!notice || !objection) return 'objection.notFound'
  const allowed = handleObjection(notice.phase, objection, actor, concernedBy(notice, objection))
  return allowed.ok ? null : allowed.code
}
