import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { clusterRadius } from '~/domain/studio/marks'
import { usePick } from '~/locales/useLanguage'
import type { MapTile } from '~/protocol/studioRegister'
import { StudioMarks } from './StudioMarks'
import { StarCount } from './StarCount'
import { starsOf, useZoneLabel } from './useZoneLabel'

const PITCH = 10

/** The zones on their grid; each leads to its studios, in reading order by keyboard. */
export function ZoneTiles({
  columns,
  tiles,
  chosen,
}: {
  columns: number
  tiles: readonly MapTile[]
  chosen: string
}) {
  const { t } = useTranslation('studios')
  const most = Math.max(6, ...tiles.map(({ total }) => total))
  const reach = Math.ceil(clusterRadius(most, PITCH) + PITCH / 2)
  return (
    <ul
      aria-label={t('map.grid')}
      className="grid gap-1 sm:gap-2"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {tiles.map((tile) => (
        <li key={tile.code} style={{ gridColumn: tile.column + 1, gridRow: tile.row + 1 }}>
          <Tile tile={tile} reach={reach} chosen={tile.code === chosen} />
        </li>
      ))}
    </ul>
  )
}

interface TileProps {
  tile: MapTile
  /** Of the zone with the most studios: marks have one size in all zones. */
  reach: number
  chosen: boolean
}

function Tile({ tile, reach, chosen }: TileProps) {
  const zone = usePick()(tile.name)
  const label = useZoneLabel()(tile)
  const stars = starsOf(tile)
  const [top] = stars
  return (
    <Link
      to={`/studios/map?zone=${encodeURIComponent(tile.code)}#studios`}
      aria-label={label}
      aria-current={chosen ? 'true' : undefined}
      className="flex h-full min-h-24 flex-col items-center gap-1 rounded-lg border border-line bg-paper px-0.5 py-1.5 text-center hover:border-ink aria-[current=true]:border-2 aria-[current=true]:border-red sm:min-h-28"
    >
      <span className="w-full text-[0.6875rem] leading-tight break-words hyphens-auto sm:text-sm sm:leading-tight">
        {zone}
      </span>
      {tile.total > 0 && (
        <>
          <svg
            viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}
            aria-hidden="true"
            className="my-auto w-full max-w-20"
          >
            <StudioMarks counts={tile.counts} pitch={PITCH} />
          </svg>
          <span className="text-sm font-bold">{tile.total}</span>
        </>
      )}
      {top && top.star > 0 && <StarCount {...top} />}
    </Link>
  )
}
