import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BoardShell } from '~/components/board/BoardShell'
import { LinkButton } from '~/components/Button'
import { StudiosHead } from '~/components/studio/StudiosHead'
import { MarksKey } from '~/components/studio/StudioMarks'
import { StudioTable } from '~/components/studio/StudioTable'
import { ZoneBorders } from '~/components/studio/ZoneBorders'
import { ZoneCounts } from '~/components/studio/ZoneCounts'
import { ZoneTiles } from '~/components/studio/ZoneTiles'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { studioFilters } from '~/protocol/studioRegister'
import { publicMap } from '~/queries/studio/publicMap.server'

export const loader = loaderFor({
  access: 'public',
  search: z.object({ zone: studioFilters.shape.zone }),
  load: async ({ app, search }) => ({
    ...(await publicMap(app.read, search.zone)),
    zone: search.zone,
  }),
})

export const handle = { title: 'studios:map.title' }

export default function StudioMap() {
  const { columns, tiles, borders, chosen, studios, zone } = useLoaderData<typeof loader>()
  const { t } = useTranslation('studios')
  const pick = usePick()
  const title = chosen ? t('map.of', { zone: pick(chosen) }) : t('map.zones')
  return (
    <BoardShell
      header={
        <StudiosHead title={t('map.title')}>{t(borders ? 'map.realNote' : 'map.note')}</StudiosHead>
      }
    >
      <div className="grid grid-cols-1 items-start gap-5 px-4 pt-5 md:px-0 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          {borders ? (
            <ZoneBorders borders={borders} tiles={tiles} chosen={zone} />
          ) : (
            <ZoneTiles columns={columns} tiles={tiles} chosen={zone} />
          )}
          <MarksKey />
        </div>
        <section id="studios" className="min-w-0">
          <h2 className="mb-3 text-lg font-bold">{title}</h2>
          {!chosen && <ZoneCounts tiles={tiles} />}
          {chosen && studios.length === 0 && <p className="text-muted-strong">{t('map.noneIn')}</p>}
          {chosen && studios.length > 0 && (
            <StudioTable caption={title} studios={studios} zones={tiles} narrow />
          )}
          {chosen && (
            <p className="mt-3 flex flex-wrap gap-2">
              <LinkButton to="/studios/map">{t('map.all')}</LinkButton>
              <LinkButton to={`/studios?zone=${encodeURIComponent(zone)}`} tone="quiet">
                {t('map.inList')}
              </LinkButton>
            </p>
          )}
        </section>
      </div>
    </BoardShell>
  )
}
