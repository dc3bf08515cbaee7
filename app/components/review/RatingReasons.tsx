import { useTranslation } from 'react-i18next'
import type { RatingReason } from '~/domain/review/proposal'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import { pointsText } from './figureWords'
import { vetoText } from './schemeTexts'

/** Why a studio has its rating, in the order in which it was found. */
export function RatingReasons({
  scheme,
  reasons,
}: {
  scheme: ReviewScheme
  reasons: readonly RatingReason[]
}) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const { rubric, ratings } = scheme
  const title = (key: string): string => {
    const rating = ratings.find((one) => one.key === key)
    return rating ? pick(rating.title) : key
  }
  const text = (reason: RatingReason): string => {
    switch (reason.why) {
      case 'veto': {
        const vetoes = reason.vetoes.map((id) => vetoText(id, rubric, t, pick))
        return t('reason.veto', { vetoes: vetoes.join(t('comma')) })
      }
      case 'threshold':
        return t('reason.threshold', { points: pointsText(reason.points, rubric.places) })
      case 'quota':
        return t('reason.quota', { ...reason, rating: title(reason.rating) })
      case 'cap':
        return t('reason.cap', { ...reason })
      case 'tiedAtCut':
        return t(`reason.tiedAtCut.${reason.rule}`, { ...reason, rating: title(reason.rating) })
      case 'rest':
        return t('reason.rest')
    }
  }
  return (
    <ul className="grid gap-1">
      {reasons.map((reason, index) => (
        <li key={index}>{text(reason)}</li>
      ))}
    </ul>
  )
}
