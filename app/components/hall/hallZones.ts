import type { PublicZone } from '~/domain/contest/publicBoard'
import type { Glance } from '~/protocol/glance'

/** Zones that fit beside the ranking. */
const MOST = 5

export interface HallZone {
  readonly zone: PublicZone
  readonly rank: number
  readonly points: number
}

/** The first zones of the table that have points; none before a contest counts. */
export function hallZones(glance: Pick<Glance, 'zones' | 'table' | 'counted'> | null): HallZone[] {
  if (!glance || glance.counted === 0) return []
  const named = new Map(glance.zones.map((zone) => [zone.code, zone]))
  return glance.table.slice(0, MOST).flatMap(({ zone: code, rank, points }) => {
    const zone = named.get(code)
    return zone && points > 0 ? [{ zone, rank, points }] : []
  })
}
