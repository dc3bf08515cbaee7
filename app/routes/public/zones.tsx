import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoardShell } from '~/components/board/BoardShell'
import { ZonesTable } from '~/components/board/ZonesTable'
import { EmptyState } from '~/components/EmptyState'
import { loaderFor } from '~/http/route.server'
import { textsOf } from '~/locales/texts.server'
import { usePick } from '~/locales/useLanguage'
import { programmeBoards } from './programmeBoards.server'

export const loader = loaderFor({
  access: 'public',
  load: async ({ app, language }) => {
    const texts = textsOf(language)
    const found = await programmeBoards(app)
    return {
      title: `${texts.t('board:zones.title')} · ${texts.t('common:product')}`,
      found: found && {
        edition: found.programme.title,
        zones: found.programme.zones,
        table: found.table,
        counted: found.counted,
        contests: found.programme.contests.map(({ id, slug, name }) => ({ id, slug, name })),
      },
    }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: data.title }] : [])

export default function Zones() {
  const { found } = useLoaderData<typeof loader>()
  const { t } = useTranslation('board')
  const pick = usePick()
  return (
    <BoardShell
      header={
        <div className="pb-4">
          {found && <p className="text-sm text-muted">{pick(found.edition)}</p>}
          <h1 className="mt-1 text-3xl font-bold">{t('zones.title')}</h1>
          {found && (
            <p className="mt-1 text-muted-strong">
              {t('zones.note', { count: found.counted, total: found.contests.length })}
            </p>
          )}
        </div>
      }
    >
      <div className="px-4 pt-4 md:px-0">
        {found && found.counted > 0 ? (
          <ZonesTable zones={found.zones} table={found.table} contests={found.contests} />
        ) : (
          <EmptyState title={t('zones.none')} text={t('zones.noneText')} />
        )}
      </div>
    </BoardShell>
  )
}
