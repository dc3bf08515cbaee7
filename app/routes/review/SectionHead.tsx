import { useTranslation } from 'react-i18next'
import { pointsText } from '~/components/review/figureWords'
import type { RubricSection } from '~/domain/review/rubric'
import { usePick } from '~/locales/useLanguage'

/** A section of the rubric and what its items add up to. */
export function SectionHead({ section, places }: { section: RubricSection; places: number }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  return (
    <h2 id={`section-${section.id}`} className="mt-2 text-lg font-bold">
      {t('rubric.section', {
        title: pick(section.title),
        points: pointsText(section.weight, places),
      })}
    </h2>
  )
}
