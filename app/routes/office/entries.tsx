import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { useDateTime } from '~/components/useDateTime'
import { ENTRY_STATUSES } from '~/domain/contest/registration'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { entryFilters, entryList } from '~/queries/contest/entryList.server'
import { officeScope } from '~/queries/contest/officeScope.server'
import { entryTone } from '../registration/entryTone'
import { Filter } from './Filter'

export const loader = loaderFor({
  access: {
    may: 'entry.readZone',
    on: (_query, read, viewer) => officeScope(read, viewer),
  },
  search: entryFilters,
  load: async ({ app, viewer, search }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    return { ...(await entryList(app, scope, search)), filters: search }
  },
})

export const handle = { title: 'office:entries.title' }

export default function EntriesPage() {
  const { entries, total, page, pages, contests, zones, filters } = useLoaderData<typeof loader>()
  const { t } = useTranslation('office')
  const pick = usePick()
  const dateTime = useDateTime()
  const pagePath = (to: number) =>
    `/office/entries?${new URLSearchParams({
      contest: filters.contest,
      zone: filters.zone,
      status: filters.status,
      page: String(to),
    })}`
  return (
    <OfficeShell>
      <PageHead title={t('entries.title')} facts={t('entries.count', { count: total })} />
      <Form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
        <Filter
          name="status"
          label={t('entries.status')}
          all={t('entries.allStatuses')}
          value={filters.status}
          options={ENTRY_STATUSES.map((status) => ({
            value: status,
            label: t(`registration:status.${status}`),
          }))}
        />
        <Filter
          name="contest"
          label={t('entries.contest')}
          all={t('entries.allContests')}
          value={filters.contest}
          options={contests.map(({ value, name }) => ({ value, label: pick(name) }))}
        />
        {zones.length > 0 && (
          <Filter
            name="zone"
            label={t('overview.zone')}
            all={t('entries.allZones')}
            value={filters.zone}
            options={zones.map(({ value, name }) => ({ value, label: pick(name) }))}
          />
        )}
        <Button type="submit">{t('entries.filter')}</Button>
        <LinkButton to="/office/entries" tone="quiet">
          {t('entries.clear')}
        </LinkButton>
      </Form>
      {entries.length === 0 ? (
        <EmptyState title={t('entries.none')} text={t('entries.noneText')} />
      ) : (
        <Table caption={t('entries.title')}>
          <thead>
            <tr>
              <Th>{t('entries.name')}</Th>
              <Th>{t('entries.status')}</Th>
              <Th>{t('registration:me.entryCode')}</Th>
              <Th>{t('entries.contest')}</Th>
              <Th>{t('overview.zone')}</Th>
              <Th>{t('entries.unit')}</Th>
              <Th>{t('entries.submittedAt')}</Th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id} className="hover:bg-canvas">
                <Td>
                  <Link
                    to={`/office/entries/${entry.id}`}
                    className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                  >
                    {entry.name}
                  </Link>
                </Td>
                <Td>
                  <StatusPill tone={entryTone(entry.status)}>
                    {t(`registration:status.${entry.status}`)}
                  </StatusPill>
                </Td>
                <Td>{entry.entryCode ?? '–'}</Td>
                <Td>{pick(entry.contest)}</Td>
                <Td>{pick(entry.zone)}</Td>
                <Td>{entry.unit}</Td>
                <Td>{dateTime(entry.submittedAt)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {pages > 1 && (
        <nav aria-label={t('entries.pages')} className="mt-4 flex items-center gap-3">
          {page > 1 && <LinkButton to={pagePath(page - 1)}>{t('entries.previous')}</LinkButton>}
          <span>{t('entries.page', { page: page, pages })}</span>
          {page < pages && <LinkButton to={pagePath(page + 1)}>{t('entries.next')}</LinkButton>}
        </nav>
      )}
    </OfficeShell>
  )
}
