import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { usePick } from '~/locales/useLanguage'
import type { CycleReview } from '~/queries/review/cyclePage.server'
import { reviewTone } from './phaseTone'

const LINK = 'inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4'

/** Every studio of the cycle; in the decision, with the buttons that decide. */
export function CycleReviews({
  reviews,
  isDeciding,
  opId,
}: {
  reviews: CycleReview[]
  isDeciding: boolean
  opId: string
}) {
  const { t } = useTranslation('cycle')
  const pick = usePick()
  const open = reviews.filter(({ phase }) => phase === 'rated')
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-bold">{t('reviews.title')}</h2>
        {isDeciding && open.length > 0 && (
          <Form method="post">
            <input type="hidden" name="opId" value={opId} />
            <input type="hidden" name="do" value="decide" />
            <Button type="submit" tone="primary" name="review" value="all">
              {t('reviews.decideAll', { count: open.length })}
            </Button>
          </Form>
        )}
      </div>
      {reviews.length === 0 ? (
        <EmptyState title={t('reviews.none')} text={t('reviews.noneText')} />
      ) : (
        <Table caption={t('reviews.title')}>
          <thead>
            <tr>
              <Th>{t('reviews.studio')}</Th>
              <Th>{t('reviews.zone')}</Th>
              <Th>{t('reviews.phase')}</Th>
              <Th>{t('reviews.recommended')}</Th>
              <Th numeric>{t('reviews.experts')}</Th>
              <Th numeric>{t('reviews.total')}</Th>
              <Th>{t('reviews.rating')}</Th>
              <Th>{t('reviews.certificate')}</Th>
            </tr>
          </thead>
          <tbody>
            {reviews.map((review) => (
              <tr key={review.id} className="hover:bg-canvas">
                <Td>
                  <Link to={`/office/reviews/${review.id}`} className={LINK}>
                    {review.name}
                  </Link>
                  <p className="text-sm text-muted">{review.unit}</p>
                </Td>
                <Td>{pick(review.zone)}</Td>
                <Td>
                  <StatusPill tone={reviewTone(review.phase)}>
                    {t(`review:reviewPhase.${review.phase}`)}
                  </StatusPill>
                  {review.isLate && (
                    <span className="ml-2 text-sm text-amber">{t('reviews.late')}</span>
                  )}
                </Td>
                <Td>
                  {review.recommended === null
                    ? '—'
                    : t(review.recommended ? 'reviews.yes' : 'reviews.no')}
                </Td>
                <Td numeric>{review.experts || '—'}</Td>
                <Td numeric>{review.total ?? '—'}</Td>
                <Td>{review.rating ? pick(review.rating) : '—'}</Td>
                <Td>
                  {review.certificate !== null ? (
                    <Link to={review.certificate.path} className={LINK}>
                      {review.certificate.number}
                    </Link>
                  ) : isDeciding && review.phase === 'rated' ? (
                    <Form method="post">
                      <input type="hidden" name="opId" value={opId} />
                      <input type="hidden" name="do" value="decide" />
                      <Button type="submit" name="review" value={review.id}>
                        {t('reviews.decide')}
                        <span className="sr-only">{review.name}</span>
                      </Button>
                    </Form>
                  ) : (
                    '—'
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
