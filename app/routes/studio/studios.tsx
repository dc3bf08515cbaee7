import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, buttonClass, LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { OfficeShell, PageHead } from '~/components/OfficeShell'
import { Table, Td, Th } from '~/components/Table'
import { STUDIO_LEVELS, STUDIO_STATUSES } from '~/domain/studio/events'
import { can } from '~/domain/people/permissions'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { STARS } from '~/protocol/studioRegister'
import { AppError } from '~/protocol/errors'
import { officeScope } from '~/queries/contest/officeScope.server'
import { officeStudioFilters, officeStudios } from '~/queries/studio/officeStudios.server'
import { Filter } from '../office/Filter'

export const loader = loaderFor({
  access: { may: 'studio.list', on: (_query, read, viewer) => officeScope(read, viewer) },
  search: officeStudioFilters.extend({ done: z.literal('1').optional() }),
  load: async ({ app, viewer, search: { done, ...search } }) => {
    const scope = await officeScope(app.read, viewer)
    if (!scope) throw new AppError('notFound')
    const mayDecide = can(viewer, 'studio.decide', scope)
    const mayArrange = can(viewer, 'register.arrange', scope)
    return {
      ...(await officeStudios(app.read, scope, search)),
      filters: search,
      done: done === '1',
      mayDecide,
      mayArrange,
    }
  },
})

export const handle = { title: 'studio:list.title' }

const same = (value: string) => ({ value, label: value })

export default function StudiosPage() {
  const { studios, zones, industries, years, total, page, pages, filters, ...shown } =
    useLoaderData<typeof loader>()
  const { done, mayDecide, mayArrange } = shown
  const { t } = useTranslation(['studio', 'studios'])
  const pick = usePick()
  const pagePath = (to: number) =>
    `/office/studios?${new URLSearchParams({ ...filters, page: String(to) })}`
  const exportPath = (members: '' | '1') => {
    const search = new URLSearchParams({ ...filters, page: '', ...(members && { members }) })
    search.delete('page')
    return `/office/studios/export?${search}`
  }
  return (
    <OfficeShell>
      <PageHead
        title={t('list.title')}
        facts={t('list.count', { count: total })}
        actions={
          <>
            <a href={exportPath('')} download className={buttonClass()}>
              {t('list.export')}
            </a>
            <a href={exportPath('1')} download className={buttonClass()}>
              {t('list.exportMembers')}
            </a>
            {mayArrange && (
              <>
                <LinkButton to="/office/map">{t('list.map')}</LinkButton>
                <LinkButton to="/office/doubling">{t('list.doubling')}</LinkButton>
              </>
            )}
            {mayDecide && (
              <>
                <LinkButton to="/office/studios/import">{t('list.import')}</LinkButton>
                <LinkButton to="/office/studios/new" tone="primary">
                  {t('new.title')}
                </LinkButton>
              </>
            )}
          </>
        }
      />
      {done && (
        <div className="mb-4">
          <Notice tone="done">{t('list.movedAway')}</Notice>
        </div>
      )}
      <Form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
        <label className="grid gap-1 text-sm text-muted">
          {t('list.search')}
          <input
            name="q"
            defaultValue={filters.q}
            maxLength={60}
            className="min-h-11 rounded-card border border-line-strong bg-paper px-3 text-base text-ink"
          />
        </label>
        <Filter
          name="zone"
          label={t('list.zone')}
          all={t('list.all')}
          value={filters.zone}
          options={zones.map(({ value, name }) => ({ value, label: pick(name) }))}
        />
        <Filter
          name="industry"
          label={t('fields.industry')}
          all={t('list.all')}
          value={filters.industry}
          options={industries.map(same)}
        />
        <Filter
          name="level"
          label={t('fields.level')}
          all={t('list.all')}
          value={filters.level}
          options={STUDIO_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
        />
        <Filter
          name="star"
          label={t('fields.star')}
          all={t('list.all')}
          value={filters.star}
          options={STARS.map((star) => ({
            value: String(star),
            label: t(`star.${star}`, { ns: 'studios' }),
          }))}
        />
        <Filter
          name="year"
          label={t('list.year')}
          all={t('list.all')}
          value={filters.year}
          options={years.map(same)}
        />
        <Filter
          name="status"
          label={t('fields.status')}
          all={t('list.all')}
          value={filters.status}
          options={STUDIO_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <Button type="submit">{t('list.filter')}</Button>
        <LinkButton to="/office/studios" tone="quiet">
          {t('list.clear')}
        </LinkButton>
      </Form>
      {studios.length === 0 ? (
        <EmptyState title={t('list.none')} text={t('list.noneText')} />
      ) : (
        <Table caption={t('list.title')}>
          <thead>
            <tr>
              <Th>{t('list.name')}</Th>
              <Th>{t('fields.status')}</Th>
              <Th>{t('fields.level')}</Th>
              <Th numeric>{t('fields.star')}</Th>
              <Th>{t('list.zone')}</Th>
              <Th>{t('fields.unitName')}</Th>
              <Th>{t('fields.namedOn')}</Th>
            </tr>
          </thead>
          <tbody>
            {studios.map((studio) => (
              <tr key={studio.id} className="hover:bg-canvas">
                <Td>
                  <Link
                    to={`/office/studios/${studio.id}`}
                    className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
                  >
                    {studio.name}
                  </Link>
                </Td>
                <Td>{t(`status.${studio.status}`)}</Td>
                <Td>{t(`level.${studio.level}`)}</Td>
                <Td numeric>{studio.star === 0 ? '–' : studio.star}</Td>
                <Td>{pick(studio.zone)}</Td>
                <Td>{studio.unit}</Td>
                <Td>{studio.namedOn ?? '–'}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {pages > 1 && (
        <nav aria-label={t('list.pages')} className="mt-4 flex items-center gap-3">
          {page > 1 && <LinkButton to={pagePath(page - 1)}>{t('list.previous')}</LinkButton>}
          <span>{t('list.page', { page: page, pages })}</span>
          {page < pages && <LinkButton to={pagePath(page + 1)}>{t('list.next')}</LinkButton>}
        </nav>
      )}
    </OfficeShell>
  )
}
