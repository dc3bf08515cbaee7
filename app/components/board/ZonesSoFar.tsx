import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '~/locales/useLanguage'
import type { Glance } from '~/protocol/glance'
import { RankMark } from './RankMark'
import { zoneName } from './zoneName'

/** Zones that are worth a line on the first page; the others are a touch away. */
const MOST = 10

/** The first zones with their points, once a contest counts. */
export function ZonesSoFar({ glance: { zones, table, counted, contests } }: { glance: Glance }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const named = new Map(zones.map((zone) => [zone.code, zoneName(zone, language)]))
  const first = counted > 0 ? table.filter(({ points }) => points > 0).slice(0, MOST) : []
  return (
    <section className="border-y border-line bg-paper px-4 py-3 md:rounded-card md:border md:px-5">
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
        {t('zones.note', { count: counted, total: contests.length })}
      </p>
      {first.length > 0 && (
        <ol>
          {first.map(({ zone, rank, tied, points }) => (
            <li key={zone} className="flex items-baseline gap-3 border-t border-line py-2">
              <RankMark rank={rank} className="w-6 text-xl" />
              <span className="min-w-0 flex-1">
                {named.get(zone)}
                {tied && <span className="ml-2 text-sm text-muted-strong">{t('tied')}</span>}
              </span>
              <strong>{points}</strong>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
