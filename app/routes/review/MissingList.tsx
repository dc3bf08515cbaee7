import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import { PlaceLink } from '~/components/PlaceLink'
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
            <PlaceLink to={`figure-${key}`}>
              {t('missing.figure', { figure: figures.name(key) })}
            </PlaceLink>
          </li>
        ))}
        {gaps.evidence.map((id) => {
          const item = items.find((one) => itemId(one) === id)
          const extra = extraItems(scheme.rubric).find((one) => one.id === id)
          const title = item ? titleOf(item) : extra?.title
          return (
            <li key={id}>
              <PlaceLink to={`item-${id}`}>
                {t('missing.evidence', { item: title ? pick(title) : id })}
              </PlaceLink>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
