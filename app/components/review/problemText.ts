import type { TFunction } from 'i18next'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { ReviewProblem } from '~/domain/review/reviewProblem'
import { extraItems, judgedItems, measuredItems } from '~/domain/review/rubric'
import { REVIEW_STAGES, type ReviewScheme } from '~/domain/review/scheme'
import { pointsText, type FigureWords } from './figureWords'

/** Values of a problem that are points in the rubric's smallest unit. */
const POINTS = ['weight', 'most', 'sum', 'total', 'max', 'least', 'points', 'floor', 'ceiling']

/** What does not add up, with the names that people know instead of the scheme's keys. */
export function problemText(
  { code, params }: ReviewProblem,
  scheme: ReviewScheme,
  figures: FigureWords,
  t: TFunction<'review'>,
  pick: (text: LocalText) => string,
): string {
  const { rubric, ratings } = scheme
  const shown = (name: string, value: string | number): string => {
    if (typeof value === 'number') {
      return POINTS.includes(name) ? pointsText(value, rubric.places) : String(value)
    }
    if (name === 'figure') return figures.name(value)
    if (name === 'stage' && REVIEW_STAGES.some((key) => key === value)) {
      return t(`review:stage.${value}`)
    }
    const title = [
      ...rubric.sections.filter(({ id }) => id === value).map((one) => one.title),
      ...measuredItems(rubric).flatMap(({ id, title }) => (id === value ? [title] : [])),
      ...[...extraItems(rubric), ...rubric.vetoes].flatMap(({ id, title }) =>
        id === value ? [title] : [],
      ),
      ...judgedItems(rubric).flatMap(({ aspect }) => (aspect.id === value ? [aspect.title] : [])),
      ...ratings.filter(({ key }) => key === value).map((one) => one.title),
    ][0]
    return title ? pick(title) : value
  }
  const words = Object.entries(params).map(([name, value]) => [name, shown(name, value)])
  return t(`review:problem.${code}`, Object.fromEntries<string>(words as [string, string][]))
}
