import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { StatusPill } from '~/components/StatusPill'
import { usePick } from '~/locales/useLanguage'
import type { OwnReview } from '~/queries/review/ownReviews.server'
import { reviewTone } from './phaseTone'

/** Reviews of one's studios: what to do about the open ones, what came of the others. */
export function OwnReviews({ reviews, mayAssess }: { reviews: OwnReview[]; mayAssess: boolean }) {
  const { t } = useTranslation('assessment')
  const pick = usePick()
  return (
    <ul className="grid">
      {reviews.map((review) => {
        const { id, studio, year, title, phase, isOpen, isEditable, assessBy, isOverdue } = review
        const toWrite = mayAssess && isEditable
        return (
          <li key={id} className="grid gap-2 border-b border-line py-3 last:border-0">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Link
                to={`/office/reviews/${id}`}
                className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
              >
                {t('cycle', { year, title: pick(title) })}
              </Link>
              <StatusPill tone={reviewTone(phase)}>{t(`review:reviewPhase.${phase}`)}</StatusPill>
            </div>
            <p className="text-sm text-muted-strong">{studio}</p>
            {isOpen && (
              <p className="text-sm">
                {toWrite
                  ? assessBy === null
                    ? t('deadline.none')
                    : t(isOverdue ? 'deadline.overdue' : 'deadline.until', { day: assessBy })
                  : t('own.waiting', { stage: t(`review:cyclePhase.${review.cyclePhase}`) })}
              </p>
            )}
            {review.rating && (
              <p>
                {t('own.rated', { rating: pick(review.rating), day: review.decidedOn })}
                {review.certificate !== null && (
                  <Link
                    to={review.certificate.path}
                    className="ml-3 inline-flex min-h-8 items-center text-blue underline"
                  >
                    {t('own.certificate', { number: review.certificate.number })}
                  </Link>
                )}
              </p>
            )}
            {toWrite && (
              <LinkButton to={`/office/reviews/${id}/assess`} tone="primary">
                {t('page.assess')}
              </LinkButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
