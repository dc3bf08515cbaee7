import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '~/components/EmptyState'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { useDateTime } from '~/components/useDateTime'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { officeScope } from '~/queries/contest/officeScope.server'
import { zoneReviews } from '~/queries/review/zoneReviews.server'
import { reviewTone } from './phaseTone'

export const loader = loaderFor({
  access: { may: 'cycle.list', on: (_query, read, viewer) => officeScope(read, viewer) },
  load: async ({ app, viewer }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    return { groups: await zoneReviews(app.read, scope) }
  },
})

export const handle = { title: 'assessment:zone.title' }

/** The reviews of the zone's studios in cycles that run: what waits for the check comes first. */
export default function ReviewsPage() {
  const { groups } = useLoaderData<typeof loader>()
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const dateTime = useDateTime()
  const waiting = groups.find(({ phase }) => phase === 'filed')?.reviews.length ?? 0
  return (
    <OfficeShell>
      <PageHead title={t('zone.title')} facts={t('zone.waiting', { count: waiting })} />
      {groups.length === 0 && <EmptyState title={t('zone.none')} text={t('zone.noneText')} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {groups.map(({ phase, reviews }) => (
          <section key={phase} className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h2 className="flex items-center gap-3 font-bold">
              <StatusPill tone={phase === 'filed' ? 'red' : reviewTone(phase)}>
                {t(`review:reviewPhase.${phase}`)}
              </StatusPill>
              {t('zone.count', { count: reviews.length })}
            </h2>
            <Table caption={t(`review:reviewPhase.${phase}`)}>
              <thead>
                <tr>
                  <Th>{t('zone.studio')}</Th>
                  <Th>{t('facts.zone')}</Th>
                  <Th>{t('zone.cycle')}</Th>
                  <Th>{t('facts.filedAt')}</Th>
                  <Th>{t('facts.recommended')}</Th>
                </tr>
              </thead>
              <tbody>
                {reviews.map((review) => (
                  <tr key={review.id} className="hover:bg-canvas">
                    <Td className="min-w-52">
                      <Link
                        to={`/office/reviews/${review.id}`}
                        className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                      >
                        {review.studio}
                      </Link>
                      <p className="text-sm text-muted">{review.unit}</p>
                    </Td>
                    <Td className="whitespace-nowrap">{pick(review.zone)}</Td>
                    <Td className="min-w-52">
                      {t('cycle', { year: review.year, title: pick(review.title) })}
                    </Td>
                    <Td className="whitespace-nowrap">
                      {review.filedAt === null ? '—' : dateTime(review.filedAt)}
                      {review.isLate && (
                        <span className="ml-2 text-sm text-amber">{t('late')}</span>
                      )}
                    </Td>
                    <Td>
                      {review.recommended === null
                        ? '—'
                        : t(review.recommended ? 'check.yes' : 'check.no')}
                    </Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </section>
        ))}
      </div>
    </OfficeShell>
  )
}
