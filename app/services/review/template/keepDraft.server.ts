import type { ReviewScheme } from '~/domain/review/scheme'
import { takenOver, type TemplateAct } from '~/protocol/reviewTemplate'
import { parseReviewScheme } from '~/protocol/reviewScheme'
import type { ServiceContext } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import type { DraftAnswer, TemplateRefusal } from './templateAnswer'
import {
  templateAsSeen,
  templateOp,
  type EditedTemplate,
  type TemplateOp,
} from './templateOp.server'

/**
 * Takes over what was typed into a template's draft, and then the act of the button. A draft is work
 * in progress and in no log; its versions are. It need not add up.
 */
export function keepDraft(
  context: Pick<ServiceContext, 'writer'>,
  op: TemplateOp,
  edited: EditedTemplate,
  act: TemplateAct,
): Promise<DraftAnswer> {
  return templateOp(context, op, { ...edited, act }, async (tx) => {
    const kept = await keepDraftWithin(tx, op, edited, act)
    return kept.ok ? { ok: true, group: kept.group } : kept
  })
}

/** As {@link keepDraft}, in the caller's transaction. */
export async function keepDraftWithin(
  tx: Tx,
  { receivedAt }: Pick<TemplateOp, 'receivedAt'>,
  edited: EditedTemplate,
  act: TemplateAct,
): Promise<{ ok: true; scheme: ReviewScheme; group: string; version: number } | TemplateRefusal> {
  const seen = await templateAsSeen(tx, edited)
  if (!seen.ok) return seen
  const { id, draft, revision, version } = seen.template
  const taken = takenOver(parseReviewScheme(draft), edited.values, act)
  if (taken.scheme === null) return { ok: false, code: 'template.badFields', errors: taken.errors }
  const { scheme, group } = taken
  await tx.reviewTemplate.update({
    where: { id },
    data: {
      ...{ draft: JSON.stringify(scheme), title: scheme.title.zh, titleEn: scheme.title.en },
      ...{ revision: revision + 1, note: edited.note, changedAt: receivedAt },
    },
  })
  return { ok: true, scheme, group, version }
}
