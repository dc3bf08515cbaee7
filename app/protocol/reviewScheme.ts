/**
 * The scheme of a review cycle as it is stored and sent, checked with zod. The schema says which
 * documents are well formed; whether one adds up is `checkReviewScheme` in domain/review.
 */
import { z } from 'zod'
import { isDate } from '~/domain/notice/workCalendar'
import type { Formula } from '~/domain/review/formula'
import { MOST_STARS, PUBLISHING, REVIEW_STAGES, type ReviewScheme } from '~/domain/review/scheme'
import { STUDIO_LEVELS, STUDIO_STATUSES } from '~/domain/studio/events'
import {
  combinationSchema,
  deviationSchema,
  idSchema,
  judgementSchema,
  localTextSchema,
  measurementSchema,
  placesSchema,
  ratioSchema,
  roundingSchema,
  unitsSchema,
} from './ruleSet'

const FORMULA_DEPTH = 4
const signedUnitsSchema = z.int().min(-100_000_000).max(100_000_000)
/** A number of results, of people, or of fen. */
const figureSchema = z.int().min(0).max(1_000_000_000_000_000)
const daySchema = z.string().refine(isDate)
const starSchema = z.int().min(0).max(MOST_STARS)
const evidence = z.enum(['none', 'required'])

const leafFormulas = [
  z.strictObject({
    kind: z.literal('each'),
    figure: idSchema,
    per: figureSchema.min(1),
    points: unitsSchema,
    cap: unitsSchema,
  }),
  z.strictObject({
    kind: z.literal('shortfall'),
    figure: idSchema,
    target: figureSchema,
    full: unitsSchema,
    minus: unitsSchema,
    floor: signedUnitsSchema,
  }),
  z.strictObject({
    kind: z.literal('steps'),
    figure: idSchema,
    steps: z
      .array(z.strictObject({ from: figureSchema, points: signedUnitsSchema }))
      .min(1)
      .max(20)
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal('share'),
    figure: idSchema,
    of: idSchema,
    full: unitsSchema,
    whenNone: unitsSchema,
  }),
] as const

/** Sums within sums are written out to a depth, so that no document makes the reader recurse. */
function formulaTo(depth: number): z.ZodType<Formula> {
  if (depth === 0) return z.discriminatedUnion('kind', leafFormulas)
  const sum = z.strictObject({
    kind: z.literal('sum'),
    parts: z
      .array(formulaTo(depth - 1))
      .min(1)
      .max(10)
      .readonly(),
    floor: signedUnitsSchema,
    cap: unitsSchema,
  })
  return z.discriminatedUnion('kind', [...leafFormulas, sum])
}
const formulaSchema = formulaTo(FORMULA_DEPTH)

const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    id: idSchema,
    title: localTextSchema,
    max: unitsSchema,
    formula: formulaSchema,
    evidence,
  }),
  z.strictObject({
    kind: z.literal('judged'),
    stage: idSchema,
    aspect: z.discriminatedUnion('kind', [judgementSchema, measurementSchema]),
    evidence,
  }),
])

const extraSchema = z.strictObject({
  id: idSchema,
  title: localTextSchema,
  formula: formulaSchema,
  evidence: evidence.optional(),
})

const rubricSchema = z.strictObject({
  places: placesSchema,
  total: unitsSchema,
  sections: z
    .array(
      z.strictObject({
        id: idSchema,
        title: localTextSchema,
        weight: unitsSchema,
        items: z.array(itemSchema).max(50).readonly(),
      }),
    )
    .min(1)
    .max(20)
    .readonly(),
  judging: z
    .array(
      z.strictObject({
        key: idSchema,
        title: localTextSchema,
        seats: z.int().min(1).max(50),
        combination: combinationSchema,
        rounding: z.strictObject({ panel: roundingSchema, sum: roundingSchema }),
        deviations: z.array(deviationSchema).max(20).readonly(),
      }),
    )
    .max(3)
    .readonly(),
  bonus: z.strictObject({ items: z.array(extraSchema).max(20).readonly(), cap: unitsSchema }),
  deductions: z.array(extraSchema).max(20).readonly(),
  floor: unitsSchema,
  ceiling: unitsSchema,
  vetoes: z
    .array(
      z.strictObject({
        id: idSchema,
        title: localTextSchema,
        figure: idSchema,
        is: z.enum(['atLeast', 'below']),
        limit: figureSchema,
      }),
    )
    .max(20)
    .readonly(),
  rounding: z.strictObject({ item: roundingSchema, total: roundingSchema }),
})

const consequenceSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('rise'),
    by: z.int().min(1).max(MOST_STARS),
    highest: starSchema,
  }),
  z.strictObject({ do: z.literal('keep') }),
  z.strictObject({ do: z.literal('fall'), by: z.int().min(1).max(MOST_STARS), lowest: starSchema }),
  z.strictObject({ do: z.literal('setStar'), star: starSchema }),
  z.strictObject({ do: z.literal('setLevel'), level: z.enum(STUDIO_LEVELS) }),
  z.strictObject({ do: z.literal('rectify'), months: z.int().min(1).max(60) }),
  z.strictObject({ do: z.literal('remove'), barYears: z.int().min(0).max(50) }),
])

const quotaShape = { share: ratioSchema, round: z.enum(['down', 'halfUp', 'up']) }

const ruleSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('thresholds'),
    atLeast: z
      .array(z.strictObject({ rating: idSchema, points: unitsSchema }))
      .max(10)
      .readonly(),
  }),
  z.strictObject({
    by: z.literal('quotas'),
    quotas: z
      .array(z.strictObject({ rating: idSchema, atLeast: unitsSchema.nullable(), ...quotaShape }))
      .max(10)
      .readonly(),
  }),
])

const length = z.int().min(1).max(8784)
const firstDay = z.enum(['same', 'next'])
const periodSchema = z.union([
  z.strictObject({ unit: z.literal('hours'), length }),
  z.strictObject({ unit: z.enum(['days', 'workdays']), length, firstDay }),
])

export const reviewSchemeSchema = z.strictObject({
  template: idSchema,
  version: idSchema,
  title: localTextSchema,
  kind: z.enum(['review', 'naming', 'promotion']),
  scope: z.strictObject({
    levels: z.array(z.enum(STUDIO_LEVELS)).max(STUDIO_LEVELS.length).readonly(),
    stars: z
      .array(starSchema)
      .max(MOST_STARS + 1)
      .readonly(),
    namedBefore: daySchema.nullable(),
    statuses: z.array(z.enum(STUDIO_STATUSES)).max(STUDIO_STATUSES.length).readonly(),
  }),
  stages: z
    .array(z.strictObject({ key: z.enum(REVIEW_STAGES), deadline: daySchema.nullable() }))
    .max(REVIEW_STAGES.length)
    .readonly(),
  declared: z
    .array(
      z.strictObject({
        key: idSchema,
        title: localTextSchema,
        max: figureSchema.min(1).optional(),
      }),
    )
    .max(50)
    .readonly(),
  rubric: rubricSchema,
  ratings: z
    .array(
      z.strictObject({
        key: idSchema,
        title: localTextSchema,
        consequences: z.array(consequenceSchema).max(10).readonly(),
        published: z.enum(PUBLISHING).optional(),
      }),
    )
    .max(10)
    .readonly(),
  rule: ruleSchema,
  cap: z.strictObject(quotaShape).nullable(),
  atCut: z.enum(['none', 'all', 'meeting']),
  vetoRating: idSchema,
  experts: z.strictObject({
    perStudio: z.int().min(1).max(50),
    mostPerExpert: z.int().min(1).max(10_000),
    apartFrom: z.enum(['unit', 'unitAndZone']),
  }),
  notice: periodSchema.nullable(),
  answerIn: periodSchema.optional(),
})

/**
 * Reads a stored scheme.
 *
 * @throws ZodError or SyntaxError when the text is no scheme: a stored one always is, so this is a
 * damaged database, not a user's mistake.
 */
export function parseReviewScheme(json: string): ReviewScheme {
  return reviewSchemeSchema.parse(JSON.parse(json))
}
