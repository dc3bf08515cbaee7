import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { DrawnZone } from '~/domain/studio/geoMap'
import { clusterRadius } from '~/domain/studio/marks'
import { usePick } from '~/locales/useLanguage'
import type { MapTile } from '~/protocol/studioRegister'
import { StudioMarks } from './StudioMarks'
import { useZoneLabel } from './useZoneLabel'

/** In units of the drawing: marks neither larger than this nor clusters wider than a zone. */
const WIDEST_PITCH = 20
const FURTHEST = 48

interface Props {
  borders: { approval: string; size: number; zones: DrawnZone[] }
  tiles: readonly MapTile[]
  chosen: string
}

/** The zones within their borders; each leads to its studios, in the order of the list. */
export function ZoneBorders({ borders: { approval, size, zones }, tiles, chosen }: Props) {
  const { t } = useTranslation('studios')
  const pick = usePick()
  const label = useZoneLabel()
  const most = Math.max(1, ...tiles.map(({ total }) => total))
  const pitch = Math.min(WIDEST_PITCH, FURTHEST / clusterRadius(most, 1))
  const shown = tiles.flatMap((tile) => {
    const zone = zones.find(({ zoneCode }) => zoneCode === tile.code)
    return zone ? [{ tile, zone }] : []
  })
  return (
    <figure className="min-w-0">
      <svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} className="w-full" aria-label={t('map.real')}>
        {shown.map(({ tile, zone }) => (
          <Link
            key={tile.code}
            to={`/studios/map?zone=${encodeURIComponent(tile.code)}#studios`}
            aria-label={label(tile)}
            aria-current={tile.code === chosen ? 'true' : undefined}
            className="group outline-none"
          >
            <path
              d={zone.path}
              fillRule="evenodd"
              strokeWidth={tile.code === chosen ? 4 : 1.5}
              className={`group-hover:stroke-ink group-focus-visible:stroke-blue group-focus-visible:[stroke-width:5] ${
                tile.code === chosen ? 'fill-red-soft stroke-red' : 'fill-paper stroke-line-strong'
              }`}
            />
          </Link>
        ))}
        {shown.map(({ tile, zone: { mark } }) => (
          <g key={tile.code} aria-hidden="true" className="pointer-events-none">
            <g transform={`translate(${mark[0].toFixed(1)} ${mark[1].toFixed(1)})`}>
              <StudioMarks counts={tile.counts} pitch={pitch} />
            </g>
            <text
              x={mark[0]}
              y={mark[1] + clusterRadius(tile.total, pitch) + 22}
              textAnchor="middle"
              className="fill-ink text-[22px] sm:text-[16px]"
            >
              <tspan className="hidden sm:inline">{pick(tile.name)} </tspan>
              <tspan className="font-bold">{tile.total}</tspan>
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="text-sm text-muted-strong">
        {t('map.approval', { number: approval })}
      </figcaption>
    </figure>
  )
}
