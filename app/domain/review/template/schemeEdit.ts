import type { Formula } from '../formula'
import type { Consequence } from '../scheme'
import type { SchemePath } from '../schemeFields'

/** The ways in which points come from figures. */
export const FORMULA_KINDS = [
  'each',
  'shortfall',
  'steps',
  'share',
  'sum',
] as const satisfies readonly Formula['kind'][]

/** What a rating can do to a studio. */
export const CONSEQUENCE_KINDS = [
  'rise',
  'keep',
  'fall',
  'setStar',
  'setLevel',
  'rectify',
  'remove',
] as const satisfies readonly Consequence['do'][]

/** How marks of several experts become one. Adding them up is for contests. */
export const METHODS = ['mean', 'median', 'trimmedMean'] as const

/** What experts' marks are compared by: not at all, by their levels, by their points. */
export const DEVIATION_RANGES = ['none', 'levels', 'units'] as const

/**
 * One change of a scheme's structure, at a path of the scheme that it is applied to.
 *
 * - `add`: one more of a list; `kind` where the list holds several kinds
 * - `remove`: one out of its list
 * - `move`: one place up or down in its list; an item at an end goes on to the next section
 * - `set`: another kind of what is there: an item, a formula, its figure, a veto's figure, the
 *   rule of the ratings, the cap, a method or a range of deviations
 * - `fit`: every section weighs what its items give, and the total what the sections weigh
 */
export type SchemeEdit =
  | { do: 'add'; to: SchemePath; kind?: string | undefined }
  | { do: 'remove'; at: SchemePath }
  | { do: 'move'; at: SchemePath; by: -1 | 1 }
  | { do: 'set'; at: SchemePath; kind: string }
  | { do: 'fit' }
