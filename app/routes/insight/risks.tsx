import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { riskName, riskWords } from '~/components/review/riskWords'
import { StarMark } from '~/components/studio/StarMark'
import { Table, Td, Th } from '~/components/Table'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { riskSearch } from '~/protocol/insight'
import { officeScope } from '~/queries/contest/officeScope.server'
import { riskInsight } from '~/queries/review/riskInsight.server'
import { Filter } from '../office/Filter'
import { insightAccess } from './access.server'
import { InsightShell } from './InsightShell'
import { RiskFigures } from './RiskFigures'

export const loader = loaderFor({
  access: insightAccess,
  search: riskSearch,
  load: async ({ app, viewer, search }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    return { ...(await riskInsight(app, scope, search)), filters: search }
  },
})

export const handle = { title: 'insight:risks.title' }

/** Studios that may lose their star or plaque, each with why; what to do about it is elsewhere. */
export default function RisksPage() {
  const { studios, byZone, zones, total, standing, today, filters } = useLoaderData<typeof loader>()
  const { t } = useTranslation('insight')
  const pick = usePick()
  return (
    <InsightShell
      page="risks"
      exported={filters}
      facts={t('risks.facts', { day: today, total: standing, count: total.atRisk })}
    >
      <Form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
        <Filter
          name="zone"
          label={t('duty:list.zone')}
          all={t('duty:list.all')}
          value={filters.zone}
          options={zones.map(({ value, name }) => ({ value, label: pick(name) }))}
        />
        <Filter
          name="why"
          label={t('risks.why')}
          all={t('duty:list.all')}
          value={filters.why}
          options={total.counts.map(({ kind, count }) => ({
            ...{ value: kind, label: t('risks.count', { kind: riskName(t, kind), count }) },
          }))}
        />
        <Button type="submit">{t('risks.filter')}</Button>
        <LinkButton to="/office/duties" tone="quiet">
          {t('risks.duties')}
        </LinkButton>
      </Form>
      {total.atRisk > 0 && <RiskFigures byZone={byZone} total={total} />}
      <h2 className="mt-7 mb-3 text-lg font-bold">{t('risks.list')}</h2>
      {studios.length === 0 ? (
        <EmptyState title={t('risks.none')} text={t('risks.noneText')} />
      ) : (
        <Table caption={t('risks.list')}>
          <thead>
            <tr>
              <Th>{t('duty:list.studio')}</Th>
              <Th>{t('head.star')}</Th>
              <Th>{t('duty:list.zone')}</Th>
              <Th>{t('risks.reason')}</Th>
            </tr>
          </thead>
          <tbody>
            {studios.map(({ id, name, unit, star, zone, risks }) => (
              <tr key={id}>
                <Td className="min-w-44 align-top">
                  <Link
                    to={`/office/studios/${id}`}
                    className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                  >
                    {name}
                  </Link>
                  <p className="text-sm text-muted">{unit}</p>
                </Td>
                <Td className="align-top">
                  <StarMark star={star} />
                </Td>
                <Td className="align-top whitespace-nowrap">{pick(zone)}</Td>
                <Td className="min-w-72 align-top">
                  <ul className="grid gap-1">
                    {risks.map((risk) => {
                      const { what, why } = riskWords(t, pick, risk)
                      return (
                        <li key={risk.duty?.key ?? risk.kind}>
                          <strong>{what}</strong> {why}
                        </li>
                      )
                    })}
                  </ul>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </InsightShell>
  )
}
