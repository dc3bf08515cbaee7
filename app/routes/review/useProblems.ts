import { useTranslation } from 'react-i18next'
import { useFigureWords } from '~/components/review/figureWords'
import { problemText } from '~/components/review/problemText'
import type { ReviewProblem } from '~/domain/review/reviewProblem'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'

/** What does not add up in a checked scheme: in words, as a list and by the place it concerns. */
export function useProblems(
  template: Pick<ReviewScheme, 'declared'>,
  check: { scheme: ReviewScheme; problems: readonly ReviewProblem[] } | null,
  /** The field or part of the form that shows a problem; null where it has none. */
  placeOf: (scheme: ReviewScheme, path: string) => string | null,
): {
  list: { text: string; field: string | null }[]
  byField: ReadonlyMap<string, string[]>
} {
  const { t } = useTranslation('review')
  const pick = usePick()
  const figures = useFigureWords(template)
  if (check === null) return { list: [], byField: new Map() }
  const list = check.problems.map((problem) => ({
    text: problemText(problem, check.scheme, figures, t, pick),
    field: placeOf(check.scheme, problem.path),
  }))
  const byField = new Map<string, string[]>()
  for (const { text, field } of list) {
    if (field !== null) byField.set(field, [...(byField.get(field) ?? []), text])
  }
  return { list, byField }
}
