import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import { schemeOf } from './schemeOf.server'
import type { TemplateRefusal } from './templateAnswer'
import { logTemplate, templateOp, type TemplateOp } from './templateOp.server'

/**
 * Begins a template as a copy of a built-in one, of an own one, or of what an earlier cycle was
 * opened with. It is a draft until its first version is saved.
 */
export function createTemplate(
  context: Pick<ServiceContext, 'writer'>,
  op: TemplateOp,
  source: string,
): Promise<{ ok: true; templateId: string } | TemplateRefusal> {
  return templateOp<{ ok: true; templateId: string }>(context, op, { source }, async (tx) => {
    const copied = await schemeOf(tx, source)
    if (copied === null) return { ok: false, code: 'template.notFound' }
    const templateId = derivedId('reviewTemplate', op.actor, op.opId)
    const scheme = { ...copied, template: templateId, version: 'draft' }
    await tx.reviewTemplate.create({
      data: {
        ...{ id: templateId, kind: scheme.kind, changedAt: op.receivedAt },
        ...{ title: scheme.title.zh, titleEn: scheme.title.en, draft: JSON.stringify(scheme) },
      },
    })
    await logTemplate(tx, op, 'template.created', { template: templateId, source })
    return { ok: true, templateId }
  })
}
