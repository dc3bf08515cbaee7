/**
 * The rule set as it is stored and sent, checked with zod. The schema says which documents are
 * well formed; whether the arithmetic in one holds together is `checkRuleSet` in domain/contest.
 */
import { z } from 'zod'
import type { RuleSet } from '~/domain/contest/ruleSet'

export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/)
export const unitsSchema = z.int().min(0).max(100_000_000)
const stepSchema = z.int().min(1).max(100_000_000)
export const placesSchema = z.int().min(0).max(6)

/** Without a translation the English is empty, and the Chinese is shown. */
export const localTextSchema = z.strictObject({
  zh: z.string().min(1).max(400),
  en: z.string().max(400),
})

export const ratioSchema = z.strictObject({ num: z.int().min(0), den: z.int().min(1) })

export const roundingSchema = z.strictObject({
  round: z.enum(['none', 'halfUp', 'halfEven', 'down', 'up']),
  places: placesSchema,
})

export const measurementSchema = z.strictObject({
  kind: z.literal('measurement'),
  id: idSchema,
  title: localTextSchema,
  max: unitsSchema,
  step: stepSchema,
  hint: localTextSchema.optional(),
  counts: z.boolean(),
})

export const judgementSchema = z.strictObject({
  kind: z.literal('judgement'),
  id: idSchema,
  title: localTextSchema,
  marks: z.tuple([unitsSchema, unitsSchema, unitsSchema, unitsSchema]).readonly(),
  benchmarks: z
    .tuple([localTextSchema, localTextSchema, localTextSchema, localTextSchema])
    .readonly(),
})

const deductionSchema = z.strictObject({
  kind: z.literal('deduction'),
  id: idSchema,
  title: localTextSchema,
  max: unitsSchema,
  step: stepSchema,
  hint: localTextSchema.optional(),
})

const aspectSchema = z.discriminatedUnion('kind', [
  measurementSchema,
  judgementSchema,
  deductionSchema,
])

const criterionSchema = z.strictObject({
  id: idSchema,
  title: localTextSchema,
  subCriteria: z
    .array(
      z.strictObject({
        id: idSchema,
        title: localTextSchema,
        aspects: z.array(aspectSchema).min(1).max(100).readonly(),
      }),
    )
    .min(1)
    .max(50)
    .readonly(),
})

export const combinationSchema = z.strictObject({
  at: z.enum(['aspect', 'subCriterion', 'stage']),
  method: z.enum(['mean', 'median', 'sum', 'trimmedMean']),
  dropHigh: z.int().min(0).max(20),
  dropLow: z.int().min(0).max(20),
  minKept: z.int().min(1).max(50),
})

export const deviationSchema = z.union([
  z.strictObject({
    level: z.literal('aspect'),
    range: z.literal('levels'),
    limit: z.int().min(0).max(3),
  }),
  z.strictObject({
    level: z.enum(['aspect', 'subCriterion', 'stage']),
    range: z.literal('units'),
    limit: unitsSchema,
  }),
])

const schemeSchema = z.strictObject({
  criteria: z.array(criterionSchema).min(1).max(26).readonly(),
  combination: combinationSchema,
  rounding: z.strictObject({ panel: roundingSchema, sum: roundingSchema, factor: roundingSchema }),
  deductions: z.strictObject({ at: z.enum(['sheet', 'combined']), floor: unitsSchema }),
  deviations: z.array(deviationSchema).max(20).readonly(),
})

const stageRulesSchema = z.strictObject({
  key: idSchema,
  title: localTextSchema,
  places: placesSchema,
  weight: ratioSchema,
  factor: ratioSchema,
  seats: z.int().min(1).max(50),
  identity: z.enum(['coded', 'named']),
  scheme: schemeSchema,
})

const prefer = z.enum(['higher', 'lower'])

const tieSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('stage'), stage: idSchema, prefer }),
  z.strictObject({ by: z.literal('criterion'), stage: idSchema, criterion: idSchema, prefer }),
  z.strictObject({ by: z.literal('aspect'), stage: idSchema, aspect: idSchema, prefer }),
  z.strictObject({ by: z.literal('unroundedTotal'), prefer }),
  z.strictObject({ by: z.literal('equal') }),
  z.strictObject({ by: z.literal('decision') }),
])

export const ruleSetSchema = z.strictObject({
  template: idSchema,
  title: localTextSchema,
  stages: z.array(stageRulesSchema).min(1).max(10).readonly(),
  rounding: z.strictObject({ weight: roundingSchema, total: roundingSchema }),
  ties: z.array(tieSchema).min(1).max(20).readonly(),
  publicMarks: z.enum(['totals', 'stages', 'sheets']),
  zonePoints: z.array(z.int().min(0).max(10_000)).max(200).readonly(),
})

/**
 * Reads a stored rule set.
 *
 * @throws ZodError or SyntaxError when the text is no rule set: a stored one always is, so this is
 * a damaged database, not a user's mistake.
 */
export function parseRuleSet(json: string): RuleSet {
  return ruleSetSchema.parse(JSON.parse(json))
}
