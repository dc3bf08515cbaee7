import type { Formula } from '../formula'
import type { ReviewScheme } from '../scheme'
import { fieldName, type SchemePath } from '../schemeFields'
import { figureKeys } from './changeKind'
import {
  CONSEQUENCE_KINDS,
  DEVIATION_RANGES,
  FORMULA_KINDS,
  METHODS,
  type SchemeEdit,
} from './schemeEdit'

/** A choice that changes the structure of a scheme: which fields there are depends on it. */
export interface KindField {
  readonly what: 'formula' | 'figure' | 'method' | 'range' | 'consequence'
  /** What it is about. */
  readonly at: SchemePath
  readonly name: string
  readonly value: string
  readonly options: readonly string[]
}

/** Every choice of a kind that a template's form has, figures before the formulas that read them. */
export function kindFields(scheme: ReviewScheme): KindField[] {
  const { rubric, ratings } = scheme
  const formulas: [Formula, SchemePath][] = [
    ...rubric.sections.flatMap(({ items }, s) =>
      items.flatMap((item, i): [Formula, SchemePath][] =>
        item.kind === 'measured'
          ? [[item.formula, ['rubric', 'sections', s, 'items', i, 'formula']]]
          : [],
      ),
    ),
    ...rubric.bonus.items.map(({ formula }, at): [Formula, SchemePath] => [
      formula,
      ['rubric', 'bonus', 'items', at, 'formula'],
    ]),
    ...rubric.deductions.map(({ formula }, at): [Formula, SchemePath] => [
      formula,
      ['rubric', 'deductions', at, 'formula'],
    ]),
  ]
  const field = (
    what: KindField['what'],
    at: SchemePath,
    value: string,
    options: readonly string[],
  ): KindField => ({ what, at, name: `${fieldName(scheme, at)}-${what}`, value, options })
  const figure = (at: SchemePath, value: string): KindField => {
    const known = figureKeys(scheme)
    return field('figure', at, value, known.includes(value) ? known : [...known, value])
  }
  const ofFormula = (formula: Formula, at: SchemePath): KindField[] => {
    const kinds =
      at.at(-2) === 'parts' ? FORMULA_KINDS.filter((one) => one !== 'sum') : FORMULA_KINDS
    const own = field('formula', at, formula.kind, kinds)
    if (formula.kind !== 'sum') return [figure(at, formula.figure), own]
    return [
      ...formula.parts.flatMap((part, index) => ofFormula(part, [...at, 'parts', index])),
      own,
    ]
  }
  return [
    ...formulas.flatMap(([formula, at]) => ofFormula(formula, at)),
    ...rubric.vetoes.map((veto, at) => figure(['rubric', 'vetoes', at], veto.figure)),
    ...rubric.judging.flatMap(({ combination, deviations }, at) => {
      const path = ['rubric', 'judging', at]
      const range = deviations[0]?.range ?? 'none'
      return [
        field('method', [...path, 'combination'], combination.method, METHODS),
        field('range', [...path, 'deviations'], range, DEVIATION_RANGES),
      ]
    }),
    ...ratings.map(({ consequences }, at) => {
      const there = consequences.map((one): string => one.do)
      const more = CONSEQUENCE_KINDS.filter((kind) => !there.includes(kind))
      return field('consequence', ['ratings', at, 'consequences'], '', ['', ...more])
    }),
  ]
}

/** What choosing another kind does to the scheme; null where nothing else was chosen. */
export function kindEdit(field: KindField, chosen: string): SchemeEdit | null {
  const { what, at, value, options } = field
  if (chosen === value || !options.includes(chosen)) return null
  return what === 'consequence'
    ? { do: 'add', to: at, kind: chosen }
    : { do: 'set', at, kind: chosen }
}
