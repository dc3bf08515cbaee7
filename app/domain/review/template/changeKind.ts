import type { Combination, Deviation } from '../../contest/ruleSet'
import type { Formula } from '../formula'
import { REGISTER_FIGURE_KEYS } from '../prefill'
import { mostOf, type JudgedItem, type MeasuredItem, type Rubric, type Veto } from '../rubric'
import type { RatingRule, ReviewScheme } from '../scheme'
import { valueAt, withValue, type SchemePath } from '../schemeFields'
import { formulaOf, withFigure, withVetoFigure } from './changeFormula'
import { newJudgedItem, newMeasuredItem, points } from './newParts'
import { DEVIATION_RANGES, FORMULA_KINDS, METHODS } from './schemeEdit'

const PLACES = /^(rubric\.sections\.\*\.items|rubric\.bonus\.items|rubric\.deductions)\.\*\.formula/

/**
 * Another kind of what stands at a path, with as much of it kept as the new kind has a place for;
 * the same scheme where nothing stands that has this kind.
 */
export function changeKind(scheme: ReviewScheme, path: SchemePath, kind: string): ReviewScheme {
  const now = valueAt(scheme, path)
  if (now === undefined) return scheme
  const set = (value: unknown): ReviewScheme => withValue(scheme, path, value)
  const shape = path.map((key) => (typeof key === 'number' ? '*' : key)).join('.')
  const { rubric } = scheme
  switch (shape) {
    case 'rule':
      return ruleBy(scheme, kind)
    case 'cap':
      if (kind === 'none') return set(null)
      return set(scheme.cap ?? { share: { num: 20, den: 100 }, round: 'down' })
    case 'rubric.sections.*.items.*':
      return set(itemOf(now as MeasuredItem | JudgedItem, kind, rubric))
    case 'rubric.judging.*.combination':
      return set(combinationOf(now as Combination, kind))
    case 'rubric.judging.*.deviations':
      return set(deviationsOf(now as readonly Deviation[], kind, rubric))
    case 'rubric.vetoes.*':
      return isFigure(scheme, kind) ? set(withVetoFigure(now as Veto, kind)) : scheme
  }
  if (!PLACES.test(shape)) return scheme
  const formula = now as Formula
  if (isFigure(scheme, kind)) return isFormula(now) ? set(withFigure(formula, kind)) : scheme
  const wanted = FORMULA_KINDS.find((one) => one === kind)
  // A part of a sum is no sum again.
  const isPart = path.at(-2) === 'parts'
  if (wanted === undefined || !isFormula(now) || (isPart && wanted === 'sum')) return scheme
  return set(formulaOf(formula, wanted, rubric))
}

/** What a formula or veto can read: the register's figures and those that the lead declares. */
export function figureKeys({ declared }: Pick<ReviewScheme, 'declared'>): string[] {
  return [...REGISTER_FIGURE_KEYS, ...declared.map(({ key }) => key)]
}

function isFigure(scheme: ReviewScheme, key: string): boolean {
  return figureKeys(scheme).includes(key)
}

function isFormula(value: unknown): boolean {
  const kind = valueAt(value, ['kind'])
  return FORMULA_KINDS.some((one) => one === kind)
}

function itemOf(now: MeasuredItem | JudgedItem, kind: string, rubric: Rubric) {
  if (now.kind === kind) return now
  const max = mostOf(now)
  if (now.kind === 'measured' && kind === 'judged') {
    const fresh = newJudgedItem(rubric, now.id, now.title, max)
    return { ...fresh, evidence: now.evidence }
  }
  if (now.kind === 'judged' && kind === 'measured') {
    const { id, title } = now.aspect
    const fresh = newMeasuredItem(rubric, id, title, max)
    return { ...fresh, evidence: now.evidence }
  }
  return now
}

/** Thresholds become the least points of quotas without a share, and the other way. */
function ruleBy(scheme: ReviewScheme, by: string): ReviewScheme {
  const { rule } = scheme
  if (by === rule.by) return scheme
  if (by === 'quotas' && rule.by === 'thresholds') {
    const none = { share: { num: 0, den: 100 }, round: 'down' } as const
    const quotas = rule.atLeast.map(({ rating, points: atLeast }) => ({ rating, atLeast, ...none }))
    const first = scheme.cap ?? none
    const next: RatingRule = {
      by,
      quotas: quotas.map((line, index) => (index === 0 ? { ...line, ...first } : line)),
    }
    // The cap of the best rating is its quota now.
    return { ...scheme, rule: next, cap: null }
  }
  if (by === 'thresholds' && rule.by === 'quotas') {
    const atLeast = rule.quotas.flatMap((line) =>
      line.atLeast === null ? [] : [{ rating: line.rating, points: line.atLeast }],
    )
    return { ...scheme, rule: { by, atLeast } }
  }
  return scheme
}

function combinationOf(now: Combination, kind: string): Combination {
  const method = METHODS.find((one) => one === kind)
  if (method === undefined || method === now.method) return now
  const drop = method === 'trimmedMean' ? 1 : 0
  return { ...now, method, dropHigh: drop, dropLow: drop }
}

/** One limit for all, of levels or of points, or none. */
function deviationsOf(
  now: readonly Deviation[],
  kind: string,
  rubric: Rubric,
): readonly Deviation[] {
  const range = DEVIATION_RANGES.find((one) => one === kind)
  if (range === undefined || range === (now[0]?.range ?? 'none')) return now
  if (range === 'none') return []
  return range === 'levels'
    ? [{ level: 'aspect', range, limit: 1 }]
    : [{ level: 'aspect', range, limit: points(rubric, 5) }]
}
