import { ruleObjection as mayRule, type RulingRefusal } from '~/domain/notice/objection'
import type { ServiceContext } from '~/services/context'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { concernedBy, objectable } from './loadObjections.server'
import { textDigest } from './noticeContent'
import { appendToNotice } from './noticeLog.server'

/** Why an objection stays as it is; in words under `notice:problem`. */
export type RulingProblem = RulingRefusal | 'objection.notFound' | 'notice.reused'

export type RulingAnswer = { ok: true } | { ok: false; code: RulingProblem }

export interface RuleObjectionOptions {
  opId: string
  noticeId: string
  objection: string
  outcome: 'upheld' | 'dismissed'
  /** Public, with the ruling. */
  reason: string
  /** Who was authorised to rule on objections. */
  actor: string
  receivedAt: Date
}

/**
 * Rules on an objection: not by whom its line concerns, nor by whoever sent it signed in. A phone
 * that was typed proves nobody: it must not keep an officer from ruling. The same op again
 * gets the first answer; of two officers who rule at once the second is told that it is ruled on.
 */
export async function ruleObjection(
  context: Pick<ServiceContext, 'writer'>,
  options: RuleObjectionOptions,
): Promise<RulingAnswer> {
  const { opId, actor, receivedAt, ...body } = options
  const outcome = await context.writer.write((tx) =>
    performOp<RulingAnswer>(
      tx,
      { opId, actor, receivedAt, body },
      () => rule(tx, options),
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'notice.reused' } : outcome.answer
}

async function rule(tx: Tx, options: RuleObjectionOptions): Promise<RulingAnswer> {
  const { opId, noticeId, objection: id, outcome, reason, actor, receivedAt } = options
  const notice = await objectable(tx, noticeId)
  const objection = notice?.objections.find((one) => one.id === id)
  if (!notice || !objection) return { ok: false, code: 'objection.notFound' }
  const ruling = { outcome, by: actor, reason }
  const allowed = mayRule(notice.phase, objection, ruling, concernedBy(notice, objection))
  if (!allowed.ok) return allowed
  await tx.objection.update({
    where: { id },
    data: { status: outcome, ruling: reason, ruledBy: actor, ruledAt: receivedAt },
  })
  const payload = { objection: id, outcome, reasonDigest: textDigest(reason) }
  const event = { kind: 'objection.ruled', payload } as const
  await appendToNotice(tx, noticeId, event, { actor, opId, receivedAt })
  return { ok: true }
}
