import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { EmptyState } from '~/components/EmptyState'
import { StatusPill } from '~/components/StatusPill'
import { Bars } from '~/components/studio/Bars'
import { Table, Td, Th } from '~/components/Table'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { ratingInsight } from '~/queries/review/ratingInsight.server'
import { cycleTone } from '../review/phaseTone'
import { insightAccess } from './access.server'
import { InsightShell } from './InsightShell'

export const loader = loaderFor({
  access: insightAccess,
  load: ({ app }) => ratingInsight(app.read),
})

export const handle = { title: 'insight:ratings.title' }

const EFFECTS = ['rise', 'fall', 'rectify', 'remove'] as const
const CHARTS = ['best', 'rise', 'fall'] as const

/** Ratings by year and by cycle, and what they did to the studios. */
export default function RatingsPage() {
  const { years } = useLoaderData<typeof loader>()
  const { t } = useTranslation('insight')
  return (
    <InsightShell page="ratings" facts={t('ratings.facts')}>
      {years.length === 0 ? (
        <EmptyState title={t('ratings.none')} text={t('ratings.noneText')} />
      ) : (
        <section className="grid grid-cols-1 gap-4">
          <h2 className="text-lg font-bold">{t('ratings.byYear')}</h2>
          <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
            {CHARTS.map((key) => (
              <Card key={key} title={t(`ratings.${key}`)}>
                <Bars
                  name={t(`ratings.${key}`)}
                  points={years.map((year) => ({ label: String(year.year), value: year[key] }))}
                  format={String}
                />
              </Card>
            ))}
          </div>
          <Table caption={t('ratings.byYear')}>
            <thead>
              <tr>
                <Th>{t('ratings.year')}</Th>
                {(['reviews', 'decided', 'best', ...EFFECTS] as const).map((key) => (
                  <Th key={key} numeric>
                    {t(`ratings.${key}`)}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {years.toReversed().map((year) => (
                <tr key={year.year}>
                  <Td>{year.year}</Td>
                  {(['reviews', 'decided', 'best', ...EFFECTS] as const).map((key) => (
                    <Td key={key} numeric>
                      {year[key]}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
      <CycleTable />
    </InsightShell>
  )
}

function CycleTable() {
  const { cycles } = useLoaderData<typeof loader>()
  const { t } = useTranslation('insight')
  const pick = usePick()
  return (
    <section className="mt-7">
      <h2 className="mb-3 text-lg font-bold">{t('ratings.cycles')}</h2>
      {cycles.length === 0 ? (
        <p className="text-muted-strong">{t('ratings.noCycles')}</p>
      ) : (
        <Table caption={t('ratings.cycles')}>
          <thead>
            <tr>
              <Th>{t('ratings.year')}</Th>
              <Th>{t('ratings.cycle')}</Th>
              <Th>{t('ratings.phase')}</Th>
              <Th numeric>{t('ratings.reviews')}</Th>
              <Th numeric>{t('ratings.decided')}</Th>
              <Th>{t('ratings.given')}</Th>
              {EFFECTS.map((key) => (
                <Th key={key} numeric>
                  {t(`ratings.${key}`)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cycles.map((cycle) => (
              <tr key={cycle.id} className="hover:bg-canvas">
                <Td>{cycle.year}</Td>
                <Td className="min-w-56">
                  <Link
                    to={`/office/cycles/${cycle.id}`}
                    className="inline-flex min-h-8 items-center text-blue underline underline-offset-4"
                  >
                    {pick(cycle.title)}
                  </Link>
                </Td>
                <Td>
                  <StatusPill tone={cycleTone(cycle.phase)}>
                    {t(`review:cyclePhase.${cycle.phase}`)}
                  </StatusPill>
                </Td>
                <Td numeric>{cycle.reviews}</Td>
                <Td numeric>{cycle.decided}</Td>
                <Td>
                  {cycle.ratings.every(({ count }) => count === 0) ? (
                    <span className="text-muted">{t('ratings.notYet')}</span>
                  ) : (
                    <ul className="flex flex-wrap gap-x-3">
                      {cycle.ratings.map(({ key, title, count }) => (
                        <li key={key} className="whitespace-nowrap">
                          {t('ratings.of', { rating: pick(title), count })}
                        </li>
                      ))}
                    </ul>
                  )}
                </Td>
                {EFFECTS.map((key) => (
                  <Td key={key} numeric>
                    {cycle.decided === 0 ? '–' : cycle[key]}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
