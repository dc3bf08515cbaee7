import type { FieldErrors } from '~/protocol/typedScheme'

/** Why nothing was changed; in words under `template:problem`. */
export type TemplateProblem =
  | 'template.notFound'
  | 'template.changedElsewhere'
  | 'template.retired'
  | 'template.needsNote'
  | 'template.badFields'
  | 'template.reused'

export type TemplateRefusal = { ok: false; code: TemplateProblem; errors?: FieldErrors }

/** `group`: the part of the form to return to. */
export type DraftAnswer = { ok: true; group: string } | TemplateRefusal

/** `version` is null when the draft was kept but does not add up, so that it is no version yet. */
export type SavedAnswer = { ok: true; version: number | null } | TemplateRefusal
