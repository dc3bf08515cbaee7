/** The pages of insight: what is chosen stands in the address. */
import { z } from 'zod'
import { RISKS } from '~/domain/review/risks'
import { INSIGHT_BY } from '~/domain/studio/insight'
import { line } from './text'

const text = (most: number) => line(most, 0).default('').catch('')

/** An old or mistyped address shows what is there instead of an error. */
export const insightSearch = z.object({
  by: z.enum(INSIGHT_BY).default('zone').catch('zone'),
  /** Empty is the latest year that has data. */
  year: text(4),
  /** Key of one group whose years are shown; empty is all of them. */
  of: text(60),
})

export const riskSearch = z.object({
  zone: text(16),
  why: z
    .union([z.literal(''), z.enum(RISKS)])
    .default('')
    .catch(''),
})

export const spreadSearch = z.object({
  /** Empty is the latest cycle whose experts were assigned. */
  cycle: text(64),
})
