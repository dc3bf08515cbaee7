import { STUDIO_LEVELS } from '../../studio/events'
import type { Formula } from '../formula'
import type { JudgedItem, Judging, MeasuredItem } from '../rubric'
import { PUBLISHING, type Rating, type ReviewScheme } from '../scheme'
import { schemeFields, type FieldUnit, type SchemeField, type SchemePath } from '../schemeFields'
import { figureKeys } from './changeKind'

/**
 * Every single value that is typed or chosen when a template is edited: those of a cycle's opening
 * without its deadlines, each mark of a judgement by itself, and the texts.
 */
export function templateFields(scheme: ReviewScheme): SchemeField[] {
  const { rubric, ratings, declared } = scheme
  return [
    ...schemeFields(scheme).filter(
      ({ path, unit }) => path.at(-1) !== 'deadline' && unit !== 'topMark',
    ),
    ...declared.flatMap((_, at) => [
      ...titleFields('declared', at),
      field('countOrNone', 'declared', at, 'max'),
    ]),
    ...(['total', 'floor', 'ceiling'] as const).map((key) => field('points', 'rubric', key)),
    ...rubric.sections.flatMap(({ items }, s) => [
      ...titleFields('rubric', 'sections', s),
      ...items.flatMap((item, i) =>
        itemFields(scheme, item, ['rubric', 'sections', s, 'items', i]),
      ),
    ]),
    ...rubric.judging.flatMap((judging, at) => judgingFields(judging, ['rubric', 'judging', at])),
    ...rubric.bonus.items.flatMap(({ formula }, at) =>
      extraFields(scheme, formula, ['rubric', 'bonus', 'items', at]),
    ),
    ...rubric.deductions.flatMap(({ formula }, at) =>
      extraFields(scheme, formula, ['rubric', 'deductions', at]),
    ),
    ...rubric.vetoes.flatMap((_, at) => [
      ...titleFields('rubric', 'vetoes', at),
      choice(['atLeast', 'below'], 'rubric', 'vetoes', at, 'is'),
    ]),
    ...ratings.flatMap((rating, at) => ratingFields(rating, ['ratings', at])),
    choice(
      ratings.map(({ key }) => key),
      'vetoRating',
    ),
  ]
}

function field(unit: FieldUnit, ...path: SchemePath): SchemeField {
  return { path, unit }
}

function choice(options: readonly string[], ...path: SchemePath): SchemeField {
  return { path, unit: 'choice', options }
}

/** What is chosen now stays a choice, also when it is gone from where it came. */
function withChosen(options: readonly string[], chosen: string): string[] {
  return options.includes(chosen) ? [...options] : [...options, chosen]
}

function titleFields(...path: SchemePath): SchemeField[] {
  return [field('text', ...path, 'title', 'zh'), field('textOrNone', ...path, 'title', 'en')]
}

function itemFields(
  scheme: ReviewScheme,
  item: MeasuredItem | JudgedItem,
  path: SchemePath,
): SchemeField[] {
  const evidence = evidenceField(path)
  if (item.kind === 'measured') {
    return [
      ...titleFields(...path),
      evidence,
      ...formulaExtras(scheme, item.formula, [...path, 'formula']),
    ]
  }
  const stages = scheme.rubric.judging.map(({ key }) => key)
  const { aspect } = item
  const levels = aspect.kind === 'judgement' ? aspect.benchmarks.map((_, level) => level) : []
  return [
    ...titleFields(...path, 'aspect'),
    evidence,
    choice(withChosen(stages, item.stage), ...path, 'stage'),
    ...levels.flatMap((level) => [
      field('points', ...path, 'aspect', 'marks', level),
      field('longText', ...path, 'aspect', 'benchmarks', level, 'zh'),
      field('longTextOrNone', ...path, 'aspect', 'benchmarks', level, 'en'),
    ]),
  ]
}

function extraFields(scheme: ReviewScheme, formula: Formula, path: SchemePath): SchemeField[] {
  return [
    ...titleFields(...path),
    evidenceField(path),
    ...formulaExtras(scheme, formula, [...path, 'formula']),
  ]
}

function evidenceField(path: SchemePath): SchemeField {
  return choice(['none', 'required'], ...path, 'evidence')
}

/** What `schemeFields` leaves to the template: what a share is of, and the least of a sum. */
function formulaExtras(scheme: ReviewScheme, formula: Formula, path: SchemePath): SchemeField[] {
  if (formula.kind === 'share') {
    return [choice(withChosen(figureKeys(scheme), formula.of), ...path, 'of')]
  }
  if (formula.kind !== 'sum') return []
  return [
    field('points', ...path, 'floor'),
    ...formula.parts.flatMap((part, at) => formulaExtras(scheme, part, [...path, 'parts', at])),
  ]
}

function judgingFields({ combination, deviations }: Judging, path: SchemePath): SchemeField[] {
  const drops = combination.method === 'trimmedMean' ? ['dropHigh', 'dropLow'] : []
  return [
    ...titleFields(...path),
    ...[...drops, 'minKept'].map((key) => field('count', ...path, 'combination', key)),
    ...deviations.map(({ range }, at) =>
      field(range === 'levels' ? 'count' : 'points', ...path, 'deviations', at, 'limit'),
    ),
  ]
}

function ratingFields({ consequences }: Rating, path: SchemePath): SchemeField[] {
  return [
    ...titleFields(...path),
    choice(PUBLISHING, ...path, 'published'),
    ...consequences.flatMap((consequence, at) =>
      consequence.do === 'setLevel'
        ? [choice(STUDIO_LEVELS, ...path, 'consequences', at, 'level')]
        : [],
    ),
  ]
}
