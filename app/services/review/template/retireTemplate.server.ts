import type { ServiceContext } from '~/services/context'
import type { TemplateRefusal } from './templateAnswer'
import { logTemplate, templateAsSeen, templateOp, type TemplateOp } from './templateOp.server'

/** Takes a template out of use for good. Its versions stay, and open cycles keep theirs. */
export function retireTemplate(
  context: Pick<ServiceContext, 'writer'>,
  op: TemplateOp,
  seen: { templateId: string; revision: number },
): Promise<{ ok: true } | TemplateRefusal> {
  const { templateId, revision } = seen
  return templateOp(context, op, { templateId, revision, retire: true }, async (tx) => {
    const found = await templateAsSeen(tx, seen)
    if (!found.ok) return found
    await tx.reviewTemplate.update({
      where: { id: templateId },
      data: { retiredAt: op.receivedAt, revision: revision + 1 },
    })
    await logTemplate(tx, op, 'template.retired', { template: templateId })
    return { ok: true }
  })
}
