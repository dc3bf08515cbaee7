import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'
import type { WhyEnded } from '~/domain/review/reviewLifecycle'

/** Reviews that have to be ended, each with the reason and the way to do it. */
export function ReviewsToEnd({ toEnd }: { toEnd: { id: string; name: string; why: WhyEnded }[] }) {
  const { t } = useTranslation('cycle')
  if (toEnd.length === 0) return null
  return (
    <Notice tone="warning" title={t('toEnd.title', { count: toEnd.length })}>
      <p>{t('toEnd.text')}</p>
      <ul className="list-disc pl-5">
        {toEnd.map(({ id, name, why }) => (
          <li key={id}>
            <Link
              to={`/office/reviews/${id}`}
              className="inline-flex min-h-8 items-center text-blue underline"
            >
              {name}
            </Link>{' '}
            {t(`toEnd.${why}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
