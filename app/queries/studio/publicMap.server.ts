import { tileMap } from '~/domain/studio/tileMap'
import { STARS, type MapTile } from '~/protocol/studioRegister'
import type { PrismaClient } from '../../../prisma/generated/client'
import { zonePlaces } from '../../../prisma/programme/baoding2021'
import { LISTED, PUBLIC_FIELDS, publicLine, publicZones } from './publicStudios.server'

/** The service map: every zone with its place and its numbers, and the studios of a chosen one. */
export async function publicMap(read: PrismaClient, zone: string) {
  const [zones, cells, rows] = await Promise.all([
    publicZones(read),
    read.studio.groupBy({ by: ['zoneCode', 'star'], where: LISTED, _count: true }),
    zone === ''
      ? []
      : read.studio.findMany({
          where: { ...LISTED, zoneCode: zone },
          orderBy: [{ star: 'desc' }, { name: 'asc' }],
          select: PUBLIC_FIELDS,
        }),
  ])
  const map = tileMap(
    zones.map(({ code }) => code),
    zonePlaces,
  )
  const named = new Map(zones.map(({ code, name }) => [code, name]))
  return {
    columns: map.columns,
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
