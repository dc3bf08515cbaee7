import { useTranslation } from 'react-i18next'
import type { LimitedRating } from '~/domain/review/meeting'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'

interface Props {
  scheme: ReviewScheme
  limited: readonly LimitedRating[]
}

/** How many places each limited rating has, how many are taken, and where there are too many. */
export function PlacesTaken({ scheme, limited }: Props) {
  const { t } = useTranslation('cycle')
  const pick = usePick()
  const titles = new Map(scheme.ratings.map(({ key, title }) => [key, pick(title)]))
  if (limited.length === 0) return <p>{t('meeting.noLimit')}</p>
  return (
    <div>
      <ul>
        {limited.map(({ rating, taken, places, proposed }) => {
          const count = taken - Math.max(places, proposed)
          return (
            <li key={rating}>
              {t('meeting.limited', { rating: titles.get(rating) ?? '', taken, places })}
              {count > 0 && <span className="ml-2 text-red">{t('meeting.over', { count })}</span>}
            </li>
          )
        })}
      </ul>
      {limited.length > 1 && <p className="text-sm text-muted-strong">{t('meeting.ownPlaces')}</p>}
    </div>
  )
}
