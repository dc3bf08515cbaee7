import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import type { FigureWords } from '~/components/review/figureWords'
import { extraItems } from '~/domain/review/rubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import type { AssessmentGaps } from '~/protocol/assessment'
import { itemId, titleOf } from './AssessmentItems'

/** What is still missing before it can be filed, each with the way to it. */
export function MissingList({
  scheme,
  gaps,
  figures,
}: {
  scheme: ReviewScheme
  gaps: AssessmentGaps
  figures: FigureWords
}) {
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const items = scheme.rubric.sections.flatMap((section) => section.items)
  const count = gaps.figures.length + gaps.evidence.length
  if (count === 0) return <Notice tone="done">{t('missing.none')}</Notice>
  return (
    <Notice tone="warning" title={t('missing.title', { count })}>
      <ul className="grid">
        {gaps.figures.map((key) => (
          <li key={key}>
            <a href={`#figure-${key}`} className="inline-flex min-h-8 items-center underline">
              {t('missing.figure', { figure: figures.name(key) })}
            </a>
          </li>
        ))}
        {gaps.evidence.map((id) => {
          const item = items.find((one) => itemId(one) === id)
          const extra = extraItems(scheme.rubric).find((one) => one.id === id)
          const title = item ? titleOf(item) : extra?.title
          return (
            <li key={id}>
              <a href={`#item-${id}`} className="inline-flex min-h-8 items-center underline">
                {t('missing.evidence', { item: title ? pick(title) : id })}
              </a>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
