import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoardShell } from '~/components/board/BoardShell'
import { LiveLine } from '~/components/board/LiveLine'
import { ZonesTable } from '~/components/board/ZonesTable'
import { EmptyState } from '~/components/EmptyState'
import { useGlance } from '~/components/live/useGlance'
import { loaderFor } from '~/http/route.server'
import { textsOf } from '~/locales/texts.server'
import { usePick } from '~/locales/useLanguage'
import { readGlance } from '~/queries/contest/glance.server'

export const loader = loaderFor({
  access: 'public',
  load: async ({ app, language }) => {
    const texts = textsOf(language)
    const title = `${texts.t('board:zones.title')} · ${texts.t('common:product')}`
    return { title, glance: await readGlance(app) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? [{ title: data.title }] : [])

export default function Zones() {
  const live = useGlance(useLoaderData<typeof loader>().glance)
  const { t } = useTranslation('board')
  const pick = usePick()
  const { glance } = live
  return (
    <BoardShell
      header={
        <div className="pb-4">
          {glance && <p className="text-sm text-muted">{pick(glance.title)}</p>}
          <h1 className="mt-1 text-3xl font-bold">{t('zones.title')}</h1>
          <p className="mt-1 flex min-h-7 flex-wrap items-center gap-x-4 text-muted-strong">
            <LiveLine {...live} />
            {glance && (
              <span>
                {t('zones.note', { count: glance.counted, total: glance.contests.length })}
              </span>
            )}
          </p>
        </div>
      }
    >
      <div className="px-4 pt-4 md:px-0">
        {glance && glance.counted > 0 ? (
          <ZonesTable glance={glance} />
        ) : (
          <EmptyState title={t('zones.none')} text={t('zones.noneText')} />
        )}
      </div>
    </BoardShell>
  )
}
