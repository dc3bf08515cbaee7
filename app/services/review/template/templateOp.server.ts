import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { editionScope } from '~/services/people/editionScope'
import type { ServiceContext } from '~/services/context'
import type { TypedValues } from '~/protocol/typedScheme'
import type { ReviewTemplate } from '../../../../prisma/generated/client'
import type { TemplateRefusal } from './templateAnswer'

export interface TemplateOp {
  opId: string
  /** Who was authorised to run cycles. */
  actor: string
  /** The running programme, whose log records it. */
  editionId: string
  receivedAt: Date
}

/** What the editor sent, of the draft in the state that it showed. */
export interface EditedTemplate {
  templateId: string
  revision: number
  /** All that was typed, by field. */
  values: TypedValues
  /** What the next version changes. */
  note: string
}

/**
 * One change of a template, once: the same op again gets the first answer. A refusal changes nothing
 * and is not remembered, so that the form can be corrected and sent again.
 *
 * @param body what was asked for: an op id with another body is refused
 */
export async function templateOp<T extends { ok: true }>(
  { writer }: Pick<ServiceContext, 'writer'>,
  { actor, opId, receivedAt }: TemplateOp,
  body: Record<string, unknown>,
  change: (tx: Tx) => Promise<T | TemplateRefusal>,
): Promise<T | TemplateRefusal> {
  const outcome = await writer.write((tx) =>
    performOp<T | TemplateRefusal>(
      tx,
      { actor, opId, body: { template: body }, receivedAt },
      () => change(tx),
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'template.reused' } : outcome.answer
}

/** The template that a form was drawn from, if it still is in the state that the form showed. */
export async function templateAsSeen(
  tx: Tx,
  { templateId, revision }: Pick<EditedTemplate, 'templateId' | 'revision'>,
): Promise<{ ok: true; template: ReviewTemplate } | TemplateRefusal> {
  const template = await tx.reviewTemplate.findUnique({ where: { id: templateId } })
  if (template === null) return { ok: false, code: 'template.notFound' }
  if (template.retiredAt !== null) return { ok: false, code: 'template.retired' }
  if (template.revision !== revision) return { ok: false, code: 'template.changedElsewhere' }
  return { ok: true, template }
}

/** Enters in the log of the running programme what happened to a template. */
export async function logTemplate(
  tx: Tx,
  { opId, actor, editionId, receivedAt }: TemplateOp,
  kind: 'template.created' | 'template.saved' | 'template.retired',
  payload: Record<string, unknown>,
): Promise<void> {
  await appendEvent(tx, {
    ...{ scopeId: editionScope(editionId), kind, payload },
    ...{ opId, actor, device: null, receivedAt },
  })
}
