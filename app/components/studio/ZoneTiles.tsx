import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { usePick } from '~/locales/useLanguage'
import type { MapTile } from '~/protocol/studioRegister'
import { StarCount } from './StarCount'
import { starsOf, useZoneLabel } from './useZoneLabel'

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
  const most = Math.max(1, ...tiles.map(({ total }) => total))
  return (
    <ul
      aria-label={t('map.grid')}
      className="grid gap-1 sm:gap-2"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {tiles.map((tile) => (
        <li key={tile.code} style={{ gridColumn: tile.column + 1, gridRow: tile.row + 1 }}>
          <Tile tile={tile} most={most} chosen={tile.code === chosen} />
        </li>
      ))}
    </ul>
  )
}

function Tile({ tile, most, chosen }: { tile: MapTile; most: number; chosen: boolean }) {
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
      {tile.total > 0 && <Mark total={tile.total} most={most} />}
      {top && top.star > 0 && <StarCount {...top} />}
    </Link>
  )
}

/** The number of studios; the area of its disc grows with it, so that the map reads at a glance. */
function Mark({ total, most }: { total: number; most: number }) {
  const size = `${1.5 + Math.sqrt(total / most)}rem`
  return (
    <span
      className="my-auto inline-flex shrink-0 items-center justify-center rounded-full bg-red-soft text-sm font-bold text-red-deep"
      style={{ width: size, height: size }}
    >
      {total}
    </span>
  )
}
