/**
 * The form that opens a cycle of reviews: a template whose numbers, scope and stages the organiser
 * changes. It has a field for every value of `schemeFields`, named by where the value stands, and
 * boxes to tick for the scope and the stages. Its template is looked up by the name that it sends.
 */
import { z } from 'zod'
import { FIXED_STAGES, type ReviewScheme } from '~/domain/review/scheme'
import { schemeFields } from '~/domain/review/schemeFields'
import { settleScheme } from '~/domain/review/template/settleScheme'
import { opIdSchema } from './registration'
import { templateSourceSchema } from './reviewTemplate'
import {
  checkedScheme,
  isTicked,
  stageBox,
  valuesOf,
  withTyped,
  type FieldErrors,
  type TypedValues,
} from './typedScheme'

/** What is the same in the form of every template; the rest is for `openedScheme`. */
export const openCycleForm = z.looseObject({
  opId: opIdSchema,
  /** Look first, or open. */
  do: z.enum(['check', 'open']),
  template: templateSourceSchema,
  year: z.coerce.number().int().min(2015).max(2100),
})

/** What stands in the fields of a form before anything is typed. */
export function templateValues(template: ReviewScheme): Partial<Record<string, string>> {
  return valuesOf(template, schemeFields(template))
}

/** The scheme that a form's texts make of its template; null with the fields that are no value. */
export function openedScheme(
  template: ReviewScheme,
  values: TypedValues,
): { scheme: ReviewScheme | null; errors: FieldErrors } {
  const fields = schemeFields(template)
  const { scheme, errors } = withTyped(template, fields, values)
  if (Object.keys(errors).length > 0) return { scheme: null, errors }
  const stages = scheme.stages.filter(
    ({ key }) => FIXED_STAGES.includes(key) || isTicked(values, stageBox(key)),
  )
  return checkedScheme(opened({ ...scheme, stages }), fields)
}

/**
 * With a stage that is not ticked go its criteria. Experts may be fewer than the marks that a stage
 * wanted.
 */
function opened(scheme: ReviewScheme): ReviewScheme {
  const keys: readonly string[] = scheme.stages.map(({ key }) => key)
  const { rubric, experts } = scheme
  const sections = rubric.sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => item.kind === 'measured' || keys.includes(item.stage)),
  }))
  const judging = rubric.judging
    .filter(({ key }) => keys.includes(key))
    .map((one) => {
      const minKept = Math.max(1, Math.min(one.combination.minKept, experts.perStudio))
      return { ...one, combination: { ...one.combination, minKept } }
    })
  return settleScheme({
    ...scheme,
    rubric: { ...rubric, judging, sections: sections.filter(({ items }) => items.length > 0) },
  })
}
