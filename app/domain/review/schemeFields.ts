import type { Period } from '../notice/period'
import type { Formula } from './formula'
import type { ReviewScheme } from './scheme'

/**
 * How a value is typed. `topMark` is the best of a judgement's four marks; the others keep their
 * share of it. A trailing `OrNone` may be left empty.
 */
export type FieldUnit =
  | 'text'
  | 'textOrNone'
  | 'longText'
  | 'longTextOrNone'
  | 'day'
  | 'count'
  | 'countOrNone'
  | 'points'
  | 'pointsOrNone'
  | 'topMark'
  | 'yuan'
  | 'percent'
  | 'percentOrNone'
  | 'choice'

export type SchemePath = readonly (string | number)[]

/** One value of a scheme that an organiser may set; the structure stays the template's. */
export interface SchemeField {
  readonly path: SchemePath
  readonly unit: FieldUnit
  /** What a choice is among; one that a scheme leaves out is the first. */
  readonly options?: readonly string[]
}

const ROUNDINGS = ['down', 'halfUp', 'up']

/** Every single value that a template leaves to the organiser, in the scheme's order. */
export function schemeFields(scheme: ReviewScheme): SchemeField[] {
  const { rubric, rule, ratings, notice, answerIn } = scheme
  const choice = (options: readonly string[], ...path: SchemePath): SchemeField => ({
    path,
    unit: 'choice',
    options,
  })
  const field = (unit: FieldUnit, ...path: SchemePath): SchemeField => ({ path, unit })
  return [
    field('text', 'title', 'zh'),
    field('textOrNone', 'title', 'en'),
    field('day', 'scope', 'namedBefore'),
    ...scheme.stages.map((_, at) => field('day', 'stages', at, 'deadline')),
    ...rubric.sections.flatMap(({ items }, s) => [
      field('points', 'rubric', 'sections', s, 'weight'),
      ...items.flatMap((item, i): SchemeField[] => {
        const path = ['rubric', 'sections', s, 'items', i]
        if (item.kind === 'measured') return formulaFields(item.formula, [...path, 'formula'])
        if (item.aspect.kind === 'judgement') return [field('topMark', ...path, 'aspect', 'marks')]
        return [field('points', ...path, 'aspect', 'max')]
      }),
    ]),
    field('points', 'rubric', 'bonus', 'cap'),
    ...rubric.bonus.items.flatMap(({ formula }, at) =>
      formulaFields(formula, ['rubric', 'bonus', 'items', at, 'formula']),
    ),
    ...rubric.deductions.flatMap(({ formula }, at) =>
      formulaFields(formula, ['rubric', 'deductions', at, 'formula']),
    ),
    ...rubric.vetoes.map(({ figure }, at) =>
      field(figureUnit(figure), 'rubric', 'vetoes', at, 'limit'),
    ),
    ...(rule.by === 'thresholds'
      ? rule.atLeast.map((_, at) => field('points', 'rule', 'atLeast', at, 'points'))
      : rule.quotas.flatMap((_, at) => [
          field('percent', 'rule', 'quotas', at, 'share'),
          choice(ROUNDINGS, 'rule', 'quotas', at, 'round'),
          field('pointsOrNone', 'rule', 'quotas', at, 'atLeast'),
        ])),
    ...(scheme.cap === null
      ? []
      : [field('percentOrNone', 'cap', 'share'), choice(ROUNDINGS, 'cap', 'round')]),
    choice(['none', 'all', 'meeting'], 'atCut'),
    ...ratings.flatMap(({ consequences }, r) =>
      consequences.flatMap((consequence, c) =>
        Object.entries(consequence)
          .filter(([, value]) => typeof value === 'number')
          .map(([key]) => field('count', 'ratings', r, 'consequences', c, key)),
      ),
    ),
    field('count', 'experts', 'perStudio'),
    field('count', 'experts', 'mostPerExpert'),
    choice(['unit', 'unitAndZone'], 'experts', 'apartFrom'),
    ...periodFields(notice, 'notice'),
    ...(notice === null ? [] : periodFields(answerIn ?? null, 'answerIn')),
  ]
}

function periodFields(period: Period | null, key: 'notice' | 'answerIn'): SchemeField[] {
  if (period === null || period.unit === 'hours') return []
  return [
    { path: [key, 'length'], unit: 'count' },
    { path: [key, 'unit'], unit: 'choice', options: ['workdays', 'days'] },
    { path: [key, 'firstDay'], unit: 'choice', options: ['next', 'same'] },
  ]
}

/** Whether a figure is money, typed in yuan, or a number. */
export function figureUnit(figure: string): 'yuan' | 'count' {
  return figure.endsWith('Fen') ? 'yuan' : 'count'
}

function formulaFields(formula: Formula, path: SchemePath): SchemeField[] {
  const field = (unit: FieldUnit, ...more: SchemePath): SchemeField => ({
    path: [...path, ...more],
    unit,
  })
  switch (formula.kind) {
    case 'each':
      return [
        field(figureUnit(formula.figure), 'per'),
        field('points', 'points'),
        field('points', 'cap'),
      ]
    case 'shortfall':
      return [
        field(figureUnit(formula.figure), 'target'),
        field('points', 'full'),
        field('points', 'minus'),
        field('points', 'floor'),
      ]
    case 'steps':
      return formula.steps.flatMap((_, at) => [
        ...(at === 0 ? [] : [field(figureUnit(formula.figure), 'steps', at, 'from')]),
        field('points', 'steps', at, 'points'),
      ])
    case 'share':
      return [field('points', 'full'), field('points', 'whenNone')]
    case 'sum':
      return [
        ...formula.parts.flatMap((part, at) => formulaFields(part, [...path, 'parts', at])),
        field('points', 'cap'),
      ]
  }
}

/** The value at a path of a scheme; undefined where the path leads nowhere. */
export function valueAt(scheme: unknown, path: SchemePath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    scheme,
  )
}

/** The scheme with another value at a path, and nothing else changed. */
export function withValue<T>(whole: T, [key, ...rest]: SchemePath, value: unknown): T {
  if (key === undefined) return value as T
  if (Array.isArray(whole)) {
    const list: readonly unknown[] = whole
    return list.map((one, at) => (at === key ? withValue(one, rest, value) : one)) as T
  }
  const inner = (whole as Record<string | number, unknown>)[key]
  return { ...whole, [key]: withValue(inner, rest, value) }
}

/**
 * A path as the name of a form's field: places in lists are named by what stands there, so that the
 * name is the same after something else was taken out.
 */
export function fieldName(scheme: unknown, path: SchemePath): string {
  let value: unknown = scheme
  const parts = path.map((key) => {
    const inside = valueAt(value, [key])
    const isPlace = Array.isArray(value)
    value = inside
    return isPlace ? (nameOf(inside) ?? key) : key
  })
  return parts.join('-')
}

function nameOf(value: unknown): string | undefined {
  for (const path of [['id'], ['key'], ['rating'], ['aspect', 'id'], ['do']]) {
    const name = valueAt(value, path)
    if (typeof name === 'string') return name
  }
  return undefined
}

/** The name for where `checkReviewScheme` found a problem; fields within it begin with it. */
export function problemName(scheme: ReviewScheme, path: string): string {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  const [head, at] = parts
  if (head === 'rule' && typeof at === 'number') {
    const list = scheme.rule.by === 'thresholds' ? 'atLeast' : 'quotas'
    return fieldName(scheme, ['rule', list, at])
  }
  return fieldName(scheme, parts)
}
