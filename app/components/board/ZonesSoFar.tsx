import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PublicZone } from '~/domain/contest/publicBoard'
import type { ZoneRow } from '~/domain/contest/zonesTable'
import { useLanguage } from '~/locales/useLanguage'
import { RankMark } from './RankMark'
import { zoneName } from './zoneName'

/** All zones at a glance, with their points where there are any. */
export function ZonesSoFar({
  zones,
  table,
  counted,
  of,
}: {
  zones: readonly PublicZone[]
  table: readonly ZoneRow[]
  counted: number
  of: number
}) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const named = new Map(zones.map((zone) => [zone.code, zoneName(zone, language)]))
  const order = counted > 0 ? table.map(({ zone }) => zone) : zones.map(({ code }) => code)
  const rows = new Map(table.map((row) => [row.zone, row]))
  return (
    <section className="border-y border-line bg-paper px-4 py-4 md:rounded-card md:border md:px-5">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-lg font-bold">{t('zonesTitle')}</h2>
        <Link
          to="/zones"
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {t('home.zonesLink')}
        </Link>
      </div>
      <p className="mb-2 text-sm text-muted-strong">
        {t('zones.note', { count: counted, total: of })}
      </p>
      <ol className="grid grid-cols-2 gap-x-6 lg:grid-cols-1">
        {order.map((code) => {
          const row = counted > 0 ? rows.get(code) : undefined
          return (
            <li key={code} className="flex items-baseline gap-3 border-t border-line py-1.5">
              {row && (
                <RankMark
                  rank={row.points > 0 ? row.rank : null}
                  className="w-7 text-right text-xl"
                />
              )}
              <span className="min-w-0 flex-1 truncate">{named.get(code)}</span>
              {row && <strong>{row.points > 0 ? row.points : '–'}</strong>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
