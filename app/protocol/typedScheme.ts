/** What a form of a scheme's values makes of the scheme that it was drawn from. */
import { MOST_STARS, type ReviewScheme, type ReviewStageKey } from '~/domain/review/scheme'
import { fieldName, valueAt, withValue, type SchemeField } from '~/domain/review/schemeFields'
import { STUDIO_LEVELS } from '~/domain/studio/events'
import { reviewSchemeSchema } from './reviewScheme'
import { formatValue, parseValue } from './schemeValues'

/** The values of a form as they were sent, by name. */
export type TypedValues = Readonly<Record<string, unknown>>
/** Per field, keys of texts. */
export type FieldErrors = Record<string, string[]>

/** What a studio that is reviewed can be. */
export const REVIEWED_STATUSES = ['active', 'rectifying'] as const
export const STAR_CHOICES = Array.from({ length: MOST_STARS + 1 }, (_, star) => star)
export const stageBox = (key: ReviewStageKey): string => `stage-${key}`

/** The text of a field; a browser sends every one of them. */
export function textOf(values: TypedValues, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

export function isTicked(values: TypedValues, name: string): boolean {
  return values[name] === 'on'
}

/** What stands in the fields and boxes of a form before anything is typed. */
export function valuesOf(
  scheme: ReviewScheme,
  fields: readonly SchemeField[],
): Partial<Record<string, string>> {
  const { scope, stages, rubric } = scheme
  const typed = fields.map((field): [string, string] => [
    fieldName(scheme, field.path),
    formatValue(field, valueAt(scheme, field.path), rubric.places),
  ])
  const ticked = [
    ...scope.levels.map((one) => `scope-levels-${one}`),
    ...scope.stars.map((one) => `scope-stars-${one}`),
    ...scope.statuses.map((one) => `scope-statuses-${one}`),
    ...stages.map(({ key }) => stageBox(key)),
  ]
  return Object.fromEntries([...typed, ...ticked.map((name): [string, string] => [name, 'on'])])
}

/**
 * The scheme with every typed value and the scope as it was ticked. A field whose text is no value
 * keeps what it had, and is among the errors.
 */
export function withTyped(
  scheme: ReviewScheme,
  fields: readonly SchemeField[],
  values: TypedValues,
): { scheme: ReviewScheme; errors: FieldErrors } {
  const errors: FieldErrors = {}
  let typed = scheme
  for (const field of fields) {
    const name = fieldName(scheme, field.path)
    const before = valueAt(scheme, field.path)
    const text = textOf(values, name)
    // What the scheme leaves out stays out until something else is chosen.
    if (before === undefined && text === formatValue(field, before, scheme.rubric.places)) continue
    const value = parseValue(field, text, scheme.rubric.places, before)
    if (value === undefined) errors[name] = [`review:field.${field.unit}`]
    else typed = withValue(typed, field.path, value)
  }
  const ticked = (name: string): boolean => isTicked(values, name)
  const scope = {
    ...typed.scope,
    levels: STUDIO_LEVELS.filter((one) => ticked(`scope-levels-${one}`)),
    stars: STAR_CHOICES.filter((one) => ticked(`scope-stars-${one}`)),
    statuses: REVIEWED_STATUSES.filter((one) => ticked(`scope-statuses-${one}`)),
  }
  // An empty field for the share says that there is no cap.
  const cap = valueAt(typed, ['cap', 'share']) === null ? null : typed.cap
  // And so does an empty one for the most that a declared figure can be.
  const declared = typed.declared.map((one) => {
    const { key, title } = one
    return valueAt(one, ['max']) === null ? { key, title } : one
  })
  return { scheme: { ...typed, scope, cap, declared }, errors }
}

/** A scheme as it can be stored, or the fields whose numbers are out of range. */
export function checkedScheme(
  scheme: ReviewScheme,
  fields: readonly SchemeField[],
): { scheme: ReviewScheme | null; errors: FieldErrors } {
  const checked = reviewSchemeSchema.safeParse(scheme)
  if (checked.success) return { scheme: checked.data, errors: {} }
  const names = fields.map(({ path }) => fieldName(scheme, path))
  const errors = checked.error.issues.map(({ path }): [string, string[]] => {
    const name = fieldName(scheme, path as (string | number)[])
    const field = names.find((one) => name === one || name.startsWith(`${one}-`))
    return [field ?? name, ['review:field.range']]
  })
  return { scheme: null, errors: Object.fromEntries(errors) }
}
