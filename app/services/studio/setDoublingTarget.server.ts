import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import { editionScope } from '~/services/people/editionScope'

export interface DoublingTargetOptions {
  opId: string
  year: number
  /** How many studios of city level or above the year is to name. */
  target: number
  /** The running programme, whose log records it. */
  editionId: string
  actor: string
  receivedAt: Date
}

export type DoublingTargetAnswer = { ok: true } | { ok: false; code: 'reused' }

/** Sets what a year's doubling plan wants; a later target replaces it, and both stay in the log. */
export async function setDoublingTarget(
  { writer }: Pick<ServiceContext, 'writer'>,
  { opId, year, target, editionId, actor, receivedAt }: DoublingTargetOptions,
): Promise<DoublingTargetAnswer> {
  const body = { doubling: year, target, editionId }
  const outcome = await writer.write((tx) =>
    performOp<DoublingTargetAnswer>(tx, { actor, opId, body, receivedAt }, async () => {
      const data = { year, target }
      await tx.doublingTarget.upsert({ where: { year }, create: data, update: data })
      await appendEvent(tx, {
        ...{ scopeId: editionScope(editionId), kind: 'doubling.targetSet', payload: data },
        ...{ opId, actor, device: null, receivedAt },
      })
      return { ok: true }
    }),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}
