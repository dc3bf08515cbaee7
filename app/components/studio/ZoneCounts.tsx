import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { usePick } from '~/locales/useLanguage'
import { STARS, type MapTile } from '~/protocol/studioRegister'
import { Table, Td, Th } from '../Table'
import { StarHead } from './StarHead'

/** The list beside the map: the same numbers as its marks, by star. */
export function ZoneCounts({ tiles }: { tiles: readonly MapTile[] }) {
  const { t } = useTranslation('studios')
  const pick = usePick()
  const rows = tiles.toSorted((a, b) => b.total - a.total)
  return (
    <Table caption={t('map.zones')}>
      <thead>
        <tr>
          <Th>{t('map.zone')}</Th>
          <Th numeric>{t('map.total')}</Th>
          {STARS.map((star) => (
            <Th key={star} numeric>
              <StarHead star={star} />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, total, counts }) => (
          <tr key={code}>
            <Td className="min-w-28">
              <Link
                to={`/studios?zone=${encodeURIComponent(code)}`}
                className="inline-flex min-h-7 items-center text-blue underline underline-offset-4"
              >
                {pick(name)}
              </Link>
            </Td>
            <Td numeric className="font-bold">
              {total}
            </Td>
            {STARS.map((star, index) => (
              <Td key={star} numeric>
                {counts[index] === 0 ? <span className="text-muted">–</span> : counts[index]}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
