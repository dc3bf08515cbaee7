import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PublicZone } from '~/domain/contest/publicBoard'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { BestEntry, ZoneRow } from '~/domain/contest/zonesTable'
import { useLanguage, usePick } from '~/locales/useLanguage'
import { Table, Td, Th } from '../Table'
import { RankMark } from './RankMark'
import { zoneName } from './zoneName'

interface Named {
  readonly id: string
  readonly slug: string
  readonly name: LocalText
}

/** Best places that are worth a line each. */
const BEST = 3

/** All zones with points, medals and their best places. */
export function ZonesTable({
  zones,
  table,
  contests,
}: {
  zones: readonly PublicZone[]
  table: readonly ZoneRow[]
  contests: readonly Named[]
}) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const byCode = new Map(zones.map((zone) => [zone.code, zone]))
  return (
    <Table caption={t('zones.caption')}>
      <thead>
        <tr>
          <Th numeric>{t('rank')}</Th>
          <Th>{t('zone')}</Th>
          <Th numeric>{t('zones.points')}</Th>
          <Th numeric>{t('zones.gold')}</Th>
          <Th numeric>{t('zones.silver')}</Th>
          <Th numeric>{t('zones.bronze')}</Th>
          <Th>{t('zones.best')}</Th>
        </tr>
      </thead>
      <tbody>
        {table.map(({ zone, rank, tied, points, firsts, seconds, thirds, best }) => {
          const named = byCode.get(zone)
          return (
            <tr key={zone}>
              <Td numeric>
                <RankMark rank={points > 0 ? rank : null} className="text-xl" />
              </Td>
              <Td>
                <span className="whitespace-nowrap">{named && zoneName(named, language)}</span>
                {tied && points > 0 && (
                  <span className="ml-2 text-sm text-muted-strong">{t('tied')}</span>
                )}
              </Td>
              <Td numeric>
                <strong>{points}</strong>
              </Td>
              <Td numeric>{firsts}</Td>
              <Td numeric>{seconds}</Td>
              <Td numeric>{thirds}</Td>
              <Td>
                <BestPlaces best={best} contests={contests} />
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function BestPlaces({
  best,
  contests,
}: {
  best: readonly BestEntry[]
  contests: readonly Named[]
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
                className="inline-block py-1 whitespace-nowrap underline-offset-4 hover:underline"
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
