import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { BestEntry } from '~/domain/contest/zonesTable'
import { useLanguage, usePick } from '~/locales/useLanguage'
import type { ContestLine, Glance } from '~/protocol/glance'
import { Table, Td, Th } from '../Table'
import { RankMark } from './RankMark'
import { zoneName } from './zoneName'

/** Best places that are worth a line each. */
const BEST = 3
const WIDE = 'hidden md:table-cell'

/** All zones with points, places and their best entries. A phone has the entries below the name. */
export function ZonesTable({ glance: { zones, table, contests } }: { glance: Glance }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const byCode = new Map(zones.map((zone) => [zone.code, zone]))
  return (
    <Table caption={t('zones.caption')}>
      <thead>
        <tr>
          <Th>{t('rank')}</Th>
          <Th>{t('zone')}</Th>
          <Th numeric>{t('zones.points')}</Th>
          <Th numeric className={WIDE}>
            {t('zones.gold')}
          </Th>
          <Th numeric className={WIDE}>
            {t('zones.silver')}
          </Th>
          <Th numeric className={WIDE}>
            {t('zones.bronze')}
          </Th>
          <Th className={WIDE}>{t('zones.best')}</Th>
        </tr>
      </thead>
      <tbody>
        {table.map(({ zone, rank, tied, points, firsts, seconds, thirds, best }) => {
          const named = byCode.get(zone)
          return (
            <tr key={zone}>
              <Td className="w-16 align-top">
                <RankMark rank={points > 0 ? rank : null} className="text-xl" />
              </Td>
              <Td>
                {named && zoneName(named, language)}
                {tied && points > 0 && (
                  <span className="ml-2 text-sm text-muted-strong">{t('tied')}</span>
                )}
                {best.length > 0 && (
                  <div className="text-sm text-muted-strong md:hidden">
                    <BestPlaces best={best} contests={contests} />
                  </div>
                )}
              </Td>
              <Td numeric className="align-top">
                <strong>{figure(points)}</strong>
              </Td>
              <Td numeric className={WIDE}>
                {figure(firsts)}
              </Td>
              <Td numeric className={WIDE}>
                {figure(seconds)}
              </Td>
              <Td numeric className={WIDE}>
                {figure(thirds)}
              </Td>
              <Td className={WIDE}>
                <BestPlaces best={best} contests={contests} />
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/** A dash says nothing yet, and lets the figures stand out. */
function figure(count: number): string {
  return count > 0 ? String(count) : '–'
}

function BestPlaces({
  best,
  contests,
}: {
  best: readonly BestEntry[]
  contests: readonly ContestLine[]
}) {
  const { t } = useTranslation('board')
  const pick = usePick()
  return (
    <ul className="flex flex-wrap gap-x-5">
      {best.slice(0, BEST).map(({ contest, entry, rank }) => {
        const found = contests.find(({ id }) => id === contest)
        return (
          found && (
            <li key={entry}>
              <Link
                to={`/contests/${found.slug}`}
                className="inline-block py-1 underline-offset-4 hover:underline"
              >
                {t('zones.bestOf', { contest: pick(found.name), rank })}
              </Link>
            </li>
          )
        )
      })}
    </ul>
  )
}
