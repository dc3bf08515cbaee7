import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import type { ServiceContext } from '~/services/context'
import { keepDraftWithin } from './keepDraft.server'
import type { SavedAnswer } from './templateAnswer'
import { logTemplate, templateOp, type EditedTemplate, type TemplateOp } from './templateOp.server'

/**
 * Makes a template's draft, with all that was typed, its next version: cycles can be opened with it
 * and it never changes again. A draft that does not add up is kept and is no version.
 */
export function saveTemplate(
  context: Pick<ServiceContext, 'writer'>,
  op: TemplateOp,
  edited: EditedTemplate,
): Promise<SavedAnswer> {
  return templateOp<Extract<SavedAnswer, { ok: true }>>(
    context,
    op,
    { ...edited, save: true },
    async (tx) => {
      if (edited.note === '') return { ok: false, code: 'template.needsNote' }
      const kept = await keepDraftWithin(tx, op, edited, { do: 'save' })
      if (!kept.ok) return kept
      if (checkReviewScheme(kept.scheme, REGISTER_FIGURE_KEYS).length > 0) {
        return { ok: true, version: null }
      }
      const { templateId, note: reason } = edited
      const version = kept.version + 1
      const scheme = { ...kept.scheme, version: String(version) }
      await tx.reviewTemplateVersion.create({
        data: {
          ...{ templateId, version, reason, by: op.actor, at: op.receivedAt },
          ...{ title: scheme.title.zh, titleEn: scheme.title.en, scheme: JSON.stringify(scheme) },
        },
      })
      await tx.reviewTemplate.update({
        where: { id: templateId },
        data: { version, note: '', draft: JSON.stringify(scheme) },
      })
      await logTemplate(tx, op, 'template.saved', { template: templateId, version, reason, scheme })
      return { ok: true, version }
    },
  )
}
