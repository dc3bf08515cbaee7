/**
 * The form that opens a cycle of reviews: a template whose numbers, scope and stages the organiser
 * changes. It has a field for every value of `schemeFields`, named by where the value stands, and
 * boxes to tick for the scope and the stages.
 */
import { z } from 'zod'
import { formulaBounds } from '~/domain/review/formulaBounds'
import type { JudgedItem, MeasuredItem } from '~/domain/review/rubric'
import { MOST_STARS, type ReviewScheme, type ReviewStageKey } from '~/domain/review/scheme'
import { fieldName, schemeFields, valueAt, withValue } from '~/domain/review/schemeFields'
import { REVIEW_TEMPLATES } from '~/domain/review/templates'
import { STUDIO_LEVELS } from '~/domain/studio/events'
import { opIdSchema } from './registration'
import { reviewSchemeSchema } from './reviewScheme'
import { formatValue, parseValue } from './schemeValues'

/** The stages without which nothing can be decided. */
export const FIXED_STAGES: readonly ReviewStageKey[] = [
  'selfAssessment',
  'zoneCheck',
  'meeting',
  'decision',
]
/** What a studio that is reviewed can be. */
export const REVIEWED_STATUSES = ['active', 'rectifying'] as const
export const STAR_CHOICES = Array.from({ length: MOST_STARS + 1 }, (_, star) => star)

const reviewYear = z.coerce.number().int().min(2015).max(2100)
export const stageBox = (key: ReviewStageKey): string => `stage-${key}`

/** The names of the boxes to tick, with what stands ticked in a template. */
function boxesOf({ scope, stages }: ReviewScheme): [name: string, ticked: boolean][] {
  return [
    ...STUDIO_LEVELS.map((one): [string, boolean] => [
      `scope-levels-${one}`,
      scope.levels.includes(one),
    ]),
    ...STAR_CHOICES.map((one): [string, boolean] => [
      `scope-stars-${one}`,
      scope.stars.includes(one),
    ]),
    ...REVIEWED_STATUSES.map((one): [string, boolean] => [
      `scope-statuses-${one}`,
      scope.statuses.includes(one),
    ]),
    ...stages.map(({ key }): [string, boolean] => [stageBox(key), true]),
  ]
}

/** What stands in the fields of a form before anything is typed. */
export function templateValues(template: ReviewScheme): Partial<Record<string, string>> {
  const { places } = template.rubric
  const typed = schemeFields(template).map((field) => [
    fieldName(template, field.path),
    formatValue(field, valueAt(template, field.path), places),
  ])
  const ticked = boxesOf(template).flatMap(([name, on]) => (on ? [[name, 'on']] : []))
  return Object.fromEntries<string>([...typed, ...ticked] as [string, string][])
}

function templateForm(template: ReviewScheme) {
  const names = schemeFields(template).map(({ path }) => fieldName(template, path))
  const texts = names.map((name) => [name, z.string().max(200).default('')] as const)
  const boxes = boxesOf(template).map(([name]) => [name, z.literal('on').optional()] as const)
  return z.object({
    ...Object.fromEntries<z.ZodType<string | undefined>>([...texts, ...boxes]),
    opId: opIdSchema,
    /** Look first, or open. */
    do: z.enum(['check', 'open']),
    template: z.literal(template.template),
    year: reviewYear,
  })
}

const [first, ...others] = REVIEW_TEMPLATES.map(templateForm)
if (first === undefined) throw new Error('There is a template')

export const openCycleForm = z
  .discriminatedUnion('template', [first, ...others])
  .transform((form, context) => {
    const values = form as Readonly<Record<string, unknown>>
    const scheme = composed(values, context)
    if (scheme === undefined) return z.NEVER
    const { opId, year } = form
    return { do: form.do, opId, year, scheme }
  })

/** The scheme that a form's texts make of its template; undefined once a field is no value. */
function composed(
  values: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
): ReviewScheme | undefined {
  const template = REVIEW_TEMPLATES.find((one) => one.template === values['template'])
  if (template === undefined) return undefined
  const isTicked = (name: string): boolean => values[name] === 'on'
  const refused: string[] = []
  const refuse = (name: string, unit: string): void => {
    refused.push(name)
    context.addIssue({ code: 'custom', path: [name], message: `review:field.${unit}` })
  }
  let scheme = template
  for (const field of schemeFields(template)) {
    const name = fieldName(template, field.path)
    const before = valueAt(template, field.path)
    const value = parseValue(field, String(values[name]), template.rubric.places, before)
    if (value === undefined) refuse(name, field.unit)
    else scheme = withValue(scheme, field.path, value)
  }
  if (refused.length > 0) return undefined
  scheme = settled({
    ...scheme,
    scope: {
      ...scheme.scope,
      levels: STUDIO_LEVELS.filter((one) => isTicked(`scope-levels-${one}`)),
      stars: STAR_CHOICES.filter((one) => isTicked(`scope-stars-${one}`)),
      statuses: REVIEWED_STATUSES.filter((one) => isTicked(`scope-statuses-${one}`)),
    },
    stages: scheme.stages.filter(
      ({ key }) => FIXED_STAGES.includes(key) || isTicked(stageBox(key)),
    ),
  })
  const checked = reviewSchemeSchema.safeParse(scheme)
  if (checked.success) return checked.data
  for (const { path } of checked.error.issues) {
    refuse(fieldName(scheme, path as (string | number)[]), 'range')
  }
  return undefined
}

/**
 * What follows from what was typed: an indicator is worth what its formula gives at most, every
 * judging stage has a seat for each expert, and with a stage go its criteria and its notice.
 */
function settled(scheme: ReviewScheme): ReviewScheme {
  const keys: readonly string[] = scheme.stages.map(({ key }) => key)
  const { rubric, experts } = scheme
  const worth = (item: MeasuredItem | JudgedItem): MeasuredItem | JudgedItem =>
    item.kind === 'judged' ? item : { ...item, max: formulaBounds(item.formula)?.most ?? item.max }
  const sections = rubric.sections.map((section) => ({
    ...section,
    items: section.items
      .filter((item) => item.kind === 'measured' || keys.includes(item.stage))
      .map(worth),
  }))
  const judging = rubric.judging
    .filter(({ key }) => keys.includes(key))
    .map((one) => {
      const minKept = Math.max(1, Math.min(one.combination.minKept, experts.perStudio))
      return { ...one, seats: experts.perStudio, combination: { ...one.combination, minKept } }
    })
  // An empty field for the share says that there is no cap.
  const cap = valueAt(scheme, ['cap', 'share']) === null ? null : scheme.cap
  return {
    ...scheme,
    cap,
    notice: keys.includes('notice') ? scheme.notice : null,
    rubric: { ...rubric, judging, sections: sections.filter(({ items }) => items.length > 0) },
  }
}
