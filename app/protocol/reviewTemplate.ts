/**
 * The forms with which an organiser keeps own templates of reviews. The editor is one form: each of
 * its buttons is an act, and with every act all that was typed is taken over first.
 */
import { z } from 'zod'
import { FIXED_STAGES, REVIEW_STAGES, type ReviewScheme } from '~/domain/review/scheme'
import { fieldName } from '~/domain/review/schemeFields'
import { editScheme } from '~/domain/review/template/editScheme'
import { groupAfter } from '~/domain/review/template/groups'
import { kindEdit, kindFields } from '~/domain/review/template/kindFields'
import type { SchemeEdit } from '~/domain/review/template/schemeEdit'
import { withStages } from '~/domain/review/template/settleScheme'
import { templateFields } from '~/domain/review/template/templateFields'
import { opIdSchema } from './registration'
import { line } from './text'
import {
  checkedScheme,
  isTicked,
  stageBox,
  textOf,
  valuesOf,
  withTyped,
  type FieldErrors,
  type TypedValues,
} from './typedScheme'

/**
 * Where a scheme to start from is: a built-in template by its name, a version of an own one as
 * `own.ID.VERSION` (without a version: as it is being worked on), an earlier cycle as `cycle.ID`.
 */
export const templateSourceSchema = z
  .string()
  .regex(/^(?:[A-Za-z]{1,40}|own\.[\w-]{1,60}(?:\.\d{1,6})?|cycle\.[\w.-]{1,60})$/)

const MOST_NOTE = 200
const path = z
  .array(z.union([z.string().max(40), z.int().min(0).max(100)]))
  .max(20)
  .readonly()
const kind = z.string().max(40)

const actSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add'), to: path, kind: kind.optional() }),
  z.strictObject({ do: z.literal('remove'), at: path }),
  z.strictObject({
    do: z.literal('move'),
    at: path,
    by: z.union([z.literal(-1), z.literal(1)]),
  }),
  z.strictObject({ do: z.literal('set'), at: path, kind }),
  z.strictObject({ do: z.literal('fit') }),
  /** Only takes over what was typed; then back to a part of the form. */
  z.strictObject({ do: z.literal('keep'), at: z.string().max(200).optional() }),
  z.strictObject({ do: z.literal('save') }),
  z.strictObject({ do: z.literal('retire') }),
])
export type TemplateAct = z.output<typeof actSchema>

/** The value of a button of the editor. */
export const actValue = (act: TemplateAct | SchemeEdit): string => JSON.stringify(act)

const actText = z
  .string()
  .max(1000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'template:field.act' })
      return z.NEVER
    }
  })
  .pipe(actSchema)

/** What is the same in the form of every template; the rest is for `takenOver`. */
export const editTemplateForm = z.looseObject({
  opId: opIdSchema,
  /** The state of the draft that the form shows. */
  revision: z.coerce.number().int().min(1),
  act: actText,
  /** What the next version changes. */
  note: line(MOST_NOTE, 0).default(''),
})

export const newTemplateForm = z.object({ opId: opIdSchema, source: templateSourceSchema })

const OPTIONAL_STAGES = REVIEW_STAGES.filter((key) => !FIXED_STAGES.includes(key))

/** What stands in the editor's fields before anything is typed. */
export function draftValues(draft: ReviewScheme): Partial<Record<string, string>> {
  const kinds = kindFields(draft).map(({ name, value }) => [name, value] as const)
  return { ...valuesOf(draft, templateFields(draft)), ...Object.fromEntries(kinds) }
}

/**
 * The draft with all that was typed, chosen and ticked, and then the act of the button. What stood
 * in a part that the act removes need not be a value.
 *
 * @returns the part of the form to return to; without a scheme the fields that are no value
 */
export function takenOver(
  draft: ReviewScheme,
  values: TypedValues,
  act: TemplateAct,
): { scheme: ReviewScheme; group: string } | { scheme: null; errors: FieldErrors } {
  const fields = templateFields(draft)
  const { scheme: typed, errors } = withTyped(draft, fields, values)
  const gone = act.do === 'remove' ? `${fieldName(draft, act.at)}-` : null
  const refused = Object.entries(errors).filter(([name]) => !gone || !name.startsWith(gone))
  if (refused.length > 0) return { scheme: null, errors: Object.fromEntries(refused) }
  const inRange = checkedScheme(typed, fields)
  if (inRange.scheme === null) return { scheme: null, errors: inRange.errors }
  const chosen = kindFields(draft).flatMap(
    (field) => kindEdit(field, textOf(values, field.name)) ?? [],
  )
  const before = withStages(chosen.reduce(editScheme, inRange.scheme), [
    ...FIXED_STAGES,
    ...OPTIONAL_STAGES.filter((key) => isTicked(values, stageBox(key))),
  ])
  if (act.do === 'keep') return { scheme: before, group: act.at ?? '' }
  if (act.do === 'save' || act.do === 'retire') return { scheme: before, group: '' }
  const scheme = editScheme(before, act)
  return { scheme, group: groupAfter(before, scheme, act) }
}
