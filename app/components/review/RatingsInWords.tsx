import { useTranslation } from 'react-i18next'
import { isAnnounced } from '~/domain/review/announcement'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import { Table, Td, Th } from '../Table'
import { pointsText } from './figureWords'
import { consequenceText, quotaWords } from './schemeTexts'

/** Each rating with its threshold or quota and what follows from it; the cap and equal totals. */
export function RatingsInWords({ scheme }: { scheme: ReviewScheme }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const { ratings, cap, atCut, rule } = scheme
  const [best] = ratings
  const canCut = cap !== null || rule.by === 'quotas'
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-bold">{t('rating.title')}</h2>
      <Table caption={t('rating.title')}>
        <thead>
          <tr>
            <Th>{t('rating.name')}</Th>
            <Th>{t('rating.condition')}</Th>
            <Th>{t('rating.consequence')}</Th>
            <Th>{t('rating.published')}</Th>
          </tr>
        </thead>
        <tbody>
          {ratings.map((rating) => {
            const { key, title, consequences } = rating
            return (
              <tr key={key}>
                <Td className="font-medium">{pick(title)}</Td>
                <Td>{conditionText(scheme, key, t)}</Td>
                <Td>
                  {consequences.length === 0
                    ? t('consequence.none')
                    : consequences
                        .map((one) => consequenceText(one, t, scheme.kind))
                        .join(t('separator'))}
                </Td>
                <Td>
                  {t(isAnnounced(scheme, rating) ? 'rating.isPublished' : 'rating.notPublished')}
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <ul className="grid gap-1 text-muted-strong">
        {cap !== null && best && (
          <li>{t('rating.cap', { rating: pick(best.title), ...quotaWords(cap, t) })}</li>
        )}
        {rule.by === 'quotas' && <li>{t('rating.ownPlaces')}</li>}
        {canCut && <li>{t(`rating.atCut.${atCut}`)}</li>}
      </ul>
    </section>
  )
}

type T = ReturnType<typeof useTranslation<'review'>>['t']

function conditionText({ rule, rubric }: ReviewScheme, rating: string, t: T): string {
  if (rule.by === 'thresholds') {
    const line = rule.atLeast.find((one) => one.rating === rating)
    if (!line) return t('review:rating.rest')
    return t('review:rating.atLeast', { points: pointsText(line.points, rubric.places) })
  }
  const quota = rule.quotas.find((one) => one.rating === rating)
  if (!quota) return t('review:rating.rest')
  if (quota.atLeast === null) return t('review:rating.share', quotaWords(quota, t))
  const points = pointsText(quota.atLeast, rubric.places)
  return t('review:rating.shareAtLeast', { ...quotaWords(quota, t), points })
}
