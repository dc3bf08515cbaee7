import type { TFunction } from 'i18next'
import type { Formula } from '~/domain/review/formula'
import { pointsText, type FigureWords } from './figureWords'

type T = TFunction<'review'>
type Steps = Extract<Formula, { kind: 'steps' }>
/** Whether the points are given, or taken off. */
export type PointsAre = 'formula' | 'deduction'

/** How points come from figures, in a sentence. */
export function formulaText(
  formula: Formula,
  places: number,
  figures: FigureWords,
  t: T,
  are: PointsAre = 'formula',
): string {
  const points = (units: number): string => pointsText(units, places)
  switch (formula.kind) {
    case 'each':
      return t(`review:${are}.each`, {
        figure: figures.name(formula.figure),
        per: figures.amount(formula.figure, formula.per),
        points: points(formula.points),
        cap: points(formula.cap),
      })
    case 'shortfall':
      return t(`review:${are}.shortfall`, {
        figure: figures.name(formula.figure),
        target: figures.amount(formula.figure, formula.target),
        one: figures.amount(formula.figure, 1),
        full: points(formula.full),
        minus: points(formula.minus),
        floor: points(formula.floor),
      })
    case 'steps':
      return t('review:formula.steps', {
        figure: figures.name(formula.figure),
        steps: stepTexts(formula, points, figures, t, are).join(t('review:separator')),
      })
    case 'share':
      return t(`review:${are}.share`, {
        figure: figures.name(formula.figure),
        of: figures.name(formula.of),
        full: points(formula.full),
        whenNone: points(formula.whenNone),
      })
    case 'sum':
      return t(`review:${are}.sum`, {
        floor: points(formula.floor),
        cap: points(formula.cap),
        parts: formula.parts
          .map((part) => formulaText(part, places, figures, t, are))
          .join(t('review:separator')),
      })
  }
}

function stepTexts(
  { figure, steps }: Steps,
  points: (units: number) => string,
  figures: FigureWords,
  t: T,
  are: PointsAre,
): string[] {
  const [first, ...rest] = steps
  if (first === undefined) return []
  const [next] = rest
  const least =
    next === undefined
      ? t(`review:${are}.any`, { points: points(first.points) })
      : t(`review:${are}.below`, {
          next: figures.amount(figure, next.from),
          points: points(first.points),
        })
  const reached = rest.map(({ from, points: units }) =>
    t(`review:${are}.reached`, { from: figures.amount(figure, from), points: points(units) }),
  )
  return [least, ...reached]
}
