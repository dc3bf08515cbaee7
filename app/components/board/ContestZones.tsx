import { useTranslation } from 'react-i18next'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import { countsForZones, publicZonesTable } from '~/domain/contest/publicZones'
import { useLanguage } from '~/locales/useLanguage'
import { EmptyState } from '../EmptyState'
import { Table, Td, Th } from '../Table'
import { RankMark } from './RankMark'
import { zoneName } from './zoneName'

/** Columns that a phone has no room for. */
const WIDE = 'hidden md:table-cell'

/** The zones of one contest: their points and best places, once nothing is blind. */
export function ContestZones({ board, zonePoints }: { board: PublicBoard; zonePoints: number[] }) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  if (board.view.kind === 'stage') {
    return <EmptyState title={t('zones.none')} text={t('zones.blind')} />
  }
  const zones = new Map(board.rows.flatMap(({ zone }) => (zone ? [[zone.code, zone]] : [])))
  const counted = countsForZones(board)
  const rows = publicZonesTable([...zones.keys()], [{ board, zonePoints }])
  const entries = (code: string) => board.rows.filter(({ zone }) => zone?.code === code)
  return (
    <>
      {!counted && <p className="mb-3 text-muted-strong">{t('zones.waiting')}</p>}
      <Table caption={t('zones.caption1')}>
        <thead>
          <tr>
            <Th>{t('rank')}</Th>
            <Th>{t('zone')}</Th>
            <Th numeric className={WIDE}>
              {t('zones.entries')}
            </Th>
            <Th numeric>{t('zones.points')}</Th>
            <Th numeric>{t('zones.best')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ zone, rank, points, best }) => {
            const named = zones.get(zone)
            return (
              <tr key={zone}>
                <Td className="w-16">
                  <RankMark rank={counted && points > 0 ? rank : null} className="text-xl" />
                </Td>
                <Td>{named && zoneName(named, language)}</Td>
                <Td numeric className={WIDE}>
                  {entries(zone).length}
                </Td>
                <Td numeric>
                  <strong>{counted ? points : '–'}</strong>
                </Td>
                <Td numeric>{best[0]?.rank ?? '–'}</Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </>
  )
}
