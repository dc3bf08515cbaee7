import { drawGeoMap, parseGeoMap, type DrawnZone } from '~/domain/studio/geoMap'
import { tileMap, type TilePlace } from '~/domain/studio/tileMap'
import { STARS, type MapTile } from '~/protocol/studioRegister'
import { BORDERS, TILES } from '~/services/studio/map/arrangeMap.server'
import type { PrismaClient } from '../../../prisma/generated/client'
import { zonePlaces } from '../../../prisma/programme/baoding2021'
import { LISTED, PUBLIC_FIELDS, publicLine, publicZones } from './publicStudios.server'

/** Borders as they are drawn, in a square of `size`. */
export interface DrawnBorders {
  approval: string
  size: number
  zones: DrawnZone[]
}

const SIZE = 800

/** The service map: every zone with its place and its numbers, and the studios of a chosen one. */
export async function publicMap(read: PrismaClient, zone: string) {
  const [zones, cells, rows, places, borders] = await Promise.all([
    publicZones(read),
    read.studio.groupBy({ by: ['zoneCode', 'star'], where: LISTED, _count: true }),
    zone === ''
      ? []
      : read.studio.findMany({
          where: { ...LISTED, zoneCode: zone },
          orderBy: [{ star: 'desc' }, { name: 'asc' }],
          select: PUBLIC_FIELDS,
        }),
    arrangedPlaces(read),
    currentBorders(read),
  ])
  const map = tileMap(
    zones.map(({ code }) => code),
    places,
  )
  const named = new Map(zones.map(({ code, name }) => [code, name]))
  return {
    columns: map.columns,
    borders,
    tiles: map.tiles.map((tile): MapTile => {
      const own = cells.filter(({ zoneCode }) => zoneCode === tile.code)
      return {
        ...tile,
        name: named.get(tile.code) ?? { zh: tile.code, en: tile.code },
        total: own.reduce((sum, { _count }) => sum + _count, 0),
        counts: STARS.map((star) => own.find((cell) => cell.star === star)?._count ?? 0),
      }
    }),
    chosen: named.get(zone) ?? null,
    studios: rows.map(publicLine),
  }
}

/** Where an organiser put the zones; the programme's own places before anybody did. */
async function arrangedPlaces(read: PrismaClient): Promise<readonly TilePlace[]> {
  const row = await read.serviceMap.findUnique({ where: { id: TILES } })
  return row ? (JSON.parse(row.content) as TilePlace[]) : zonePlaces
}

let last: { key: string; drawn: DrawnBorders } | null = null

/** The borders that an organiser uploaded; null while the map is of tiles. Drawn once for each upload. */
async function currentBorders(read: PrismaClient): Promise<DrawnBorders | null> {
  const row = await read.serviceMap.findUnique({
    where: { id: BORDERS },
    select: { approval: true, updatedAt: true },
  })
  if (!row) return null
  const key = `${row.approval} ${row.updatedAt.toISOString()}`
  if (last?.key === key) return last.drawn
  const { content } = await read.serviceMap.findUniqueOrThrow({ where: { id: BORDERS } })
  const parsed = parseGeoMap(content, row.approval)
  if (!parsed.ok) throw new Error(`The stored map is no map: ${parsed.problem.code}`)
  const zones = drawGeoMap(parsed.map, { width: SIZE, height: SIZE })
  const drawn = { approval: row.approval, size: SIZE, zones }
  last = { key, drawn }
  return drawn
}
