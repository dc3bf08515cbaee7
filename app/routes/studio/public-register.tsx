import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoardShell } from '~/components/board/BoardShell'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { DoublingCard } from '~/components/studio/DoublingCard'
import { LevelStarTable } from '~/components/studio/LevelStarTable'
import { StudiosHead } from '~/components/studio/StudiosHead'
import { StudioTable } from '~/components/studio/StudioTable'
import { loaderFor } from '~/http/route.server'
import { studioFilters } from '~/protocol/studioRegister'
import { publicRegister } from '~/queries/studio/publicRegister.server'
import { RegisterFilters } from './RegisterFilters'

export const loader = loaderFor({
  access: 'public',
  search: studioFilters,
  load: async ({ app, search }) => ({
    ...(await publicRegister(app, search)),
    filters: search,
  }),
})

export const handle = { title: 'studios:title' }

export default function StudioRegister() {
  const data = useLoaderData<typeof loader>()
  const { filters, listed, total, studios, zones, doubling } = data
  const { t } = useTranslation('studios')
  const pagePath = (page: number) =>
    `/studios?${new URLSearchParams({ ...filters, page: String(page) })}#list`
  return (
    <BoardShell
      header={<StudiosHead title={t('fullTitle')}>{t('intro', { count: listed })}</StudiosHead>}
    >
      {listed === 0 ? (
        <div className="px-4 pt-5 md:px-0">
          <EmptyState title={t('list.empty')} text={t('list.emptyText')} />
        </div>
      ) : (
        <>
          <div className="grid grid-cols-1 items-start gap-5 px-4 pt-5 md:px-0 lg:grid-cols-2">
            <section className="min-w-0">
              <h2 className="mb-3 text-lg font-bold">{t('figures.title')}</h2>
              <LevelStarTable figures={data.figures} />
            </section>
            {doubling && <DoublingCard doubling={doubling} />}
          </div>
          <section id="list" className="px-4 pt-7 md:px-0">
            <h2 className="text-lg font-bold">{t('list.title')}</h2>
            <RegisterFilters {...data} />
            <p role="status" className="mb-2 text-muted-strong">
              {t('list.count', { count: total })}
            </p>
            {studios.length === 0 ? (
              <EmptyState title={t('list.none')} text={t('list.noneText')} />
            ) : (
              <StudioTable caption={t('list.title')} studios={studios} zones={zones} />
            )}
            {data.pages > 1 && (
              <nav aria-label={t('list.pages')} className="mt-4 flex flex-wrap items-center gap-3">
                {data.page > 1 && (
                  <LinkButton to={pagePath(data.page - 1)}>{t('list.previous')}</LinkButton>
                )}
                <span>{t('list.page', { page: data.page, pages: data.pages })}</span>
                {data.page < data.pages && (
                  <LinkButton to={pagePath(data.page + 1)}>{t('list.next')}</LinkButton>
                )}
              </nav>
            )}
          </section>
        </>
      )}
    </BoardShell>
  )
}
