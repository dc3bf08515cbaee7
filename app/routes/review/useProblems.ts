import { useTranslation } from 'react-i18next'
import { useFigureWords } from '~/components/review/figureWords'
import { problemText } from '~/components/review/problemText'
import type { ReviewProblem } from '~/domain/review/reviewProblem'
import type { ReviewScheme } from '~/domain/review/scheme'
import { fieldName, problemName, schemeFields } from '~/domain/review/schemeFields'
import { usePick } from '~/locales/useLanguage'

/** Parts of the form that show what concerns all of them at their head. */
const PARTS = ['scope', 'stages', 'rubric-total']

/** What does not add up in a checked scheme: in words, as a list and by the field it concerns. */
export function useProblems(
  template: ReviewScheme,
  check: { scheme: ReviewScheme; problems: readonly ReviewProblem[] } | null,
): {
  list: { text: string; field: string | null }[]
  byField: ReadonlyMap<string, string[]>
} {
  const { t } = useTranslation('review')
  const pick = usePick()
  const figures = useFigureWords(template)
  if (check === null) return { list: [], byField: new Map() }
  const names = schemeFields(template).map(({ path }) => fieldName(template, path))
  const fieldOf = (name: string): string | null => {
    if (PARTS.includes(name)) return name
    return names.find((one) => one === name || one.startsWith(`${name}-`)) ?? null
  }
  const list = check.problems.map((problem) => ({
    text: problemText(problem, check.scheme, figures, t, pick),
    field: fieldOf(problemName(check.scheme, problem.path)),
  }))
  const byField = new Map<string, string[]>()
  for (const { text, field } of list) {
    if (field !== null) byField.set(field, [...(byField.get(field) ?? []), text])
  }
  return { list, byField }
}
