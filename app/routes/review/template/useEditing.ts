import { useTranslation } from 'react-i18next'
import { useFigureWords } from '~/components/review/figureWords'
import type { Submitted } from '~/components/useSubmitted'
import { checkReviewScheme } from '~/domain/review/checkReviewScheme'
import { REGISTER_FIGURE_KEYS } from '~/domain/review/prefill'
import { REVIEW_STAGES, type ReviewScheme } from '~/domain/review/scheme'
import type { SchemeField } from '~/domain/review/schemeFields'
import { problemGroup } from '~/domain/review/template/groups'
import type { KindField } from '~/domain/review/template/kindFields'
import { templateFields } from '~/domain/review/template/templateFields'
import { usePick } from '~/locales/useLanguage'
import { draftValues } from '~/protocol/reviewTemplate'
import { useProblems } from '../useProblems'
import type { Editing } from './Editing'
import { storedBeside, typedOver, withoutField } from './typedOver'

const CHANGED = 'template:problem.template.changedElsewhere'

/** Whether a form was sent and not taken. */
export function wasRefused({ formError, errors }: Submitted): boolean {
  return formError !== null || Object.keys(errors).length > 0
}

/** What the editor shows: the draft with what does not add up, or what was typed and refused. */
export function useEditing(
  draft: ReviewScheme,
  at: string,
  submitted: Submitted,
): {
  editing: Editing
  problems: { text: string; field: string | null }[]
  /** What was typed into fields that are gone. */
  lost: string[]
} {
  const { t } = useTranslation(['template', 'review', 'studio'])
  const pick = usePick()
  const figures = useFigureWords(draft)
  const problems = checkReviewScheme(draft, REGISTER_FIGURE_KEYS)
  const found = useProblems(draft, { scheme: draft, problems }, problemGroup)
  const stored = draftValues(draft)
  const typed = submitted.values
  const isRefused = wasRefused(submitted) && 'title-zh' in typed
  const isChanged = isRefused && submitted.formError === CHANGED
  const beside = isChanged ? storedBeside(stored, typed, t) : []
  const optionText = ({ path }: SchemeField, option: string): string | undefined => {
    const last = path.at(-1)
    if (last === 'of') return figures.name(option)
    if (last === 'level') return t(`studio:level.${option}`)
    if (last === 'stage') return stageText(option)
    const rating = draft.ratings.find(({ key }) => key === option)
    return last === 'vetoRating' && rating ? pick(rating.title) : undefined
  }
  const stageText = (key: string): string => {
    const judging = draft.rubric.judging.find((one) => one.key === key)
    if (judging) return pick(judging.title)
    return REVIEW_STAGES.some((one) => one === key) ? t(`review:stage.${key}`) : key
  }
  const kindText = ({ what }: KindField, option: string): string => {
    if (what === 'figure') return figures.name(option)
    if (what === 'consequence') return option === '' ? t('choose') : t(`consequence.${option}`)
    return t(`${what}.${option}`)
  }
  const editing: Editing = {
    ...{ template: draft, fields: templateFields(draft), at, figures, optionText, kindText },
    values: isRefused ? typedOver(stored, typed) : stored,
    errors: isRefused ? submitted.errors : {},
    problems: new Map([...found.byField, ...beside]),
  }
  return { editing, problems: found.list, lost: isChanged ? withoutField(stored, typed) : [] }
}
