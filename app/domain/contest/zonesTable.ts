/** One ranking that counts for the zones: a contest, or one group of it. */
export interface ZoneContest {
  readonly id: string
  /** Points by rank, index 0 for rank 1; ranks beyond the list get none. */
  readonly zonePoints: readonly number[]
  readonly entries: readonly {
    readonly id: string
    readonly zone: string
    /** Null for an entry without a rank. */
    readonly rank: number | null
  }[]
}

export interface BestEntry {
  readonly contest: string
  readonly entry: string
  readonly rank: number
}

export interface ZoneRow {
  readonly zone: string
  readonly rank: number
  readonly tied: boolean
  readonly points: number
  readonly firsts: number
  readonly seconds: number
  readonly thirds: number
  /** The zone's best-placed entries of each contest, best rank first. */
  readonly best: readonly BestEntry[]
}

type Counted = Omit<ZoneRow, 'rank' | 'tied'>

function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function bestOf(placed: readonly BestEntry[]): BestEntry[] {
  return placed
    .filter((one) => !placed.some((o) => o.contest === one.contest && o.rank < one.rank))
    .sort((a, b) => a.rank - b.rank || byText(a.contest, b.contest) || byText(a.entry, b.entry))
}

function count(zone: string, contests: readonly ZoneContest[]): Counted {
  const placed: BestEntry[] = []
  let points = 0
  for (const contest of contests) {
    for (const { id, zone: home, rank } of contest.entries) {
      if (home !== zone || rank === null) continue
      placed.push({ contest: contest.id, entry: id, rank })
      points += contest.zonePoints[rank - 1] ?? 0
    }
  }
  const ofRank = (rank: number): number => placed.filter((entry) => entry.rank === rank).length
  return {
    zone,
    points,
    firsts: ofRank(1),
    seconds: ofRank(2),
    thirds: ofRank(3),
    best: bestOf(placed),
  }
}

function compareZones(a: Counted, b: Counted): number {
  return b.points - a.points || b.firsts - a.firsts || b.seconds - a.seconds || b.thirds - a.thirds
}

/**
 * The table of zones over several contests: by points, then first, second and third places;
 * zones level in all of these share the rank (1, 2, 2, 4) and are listed by id. Entries that
 * share a rank each get its full points. Every zone of `zones` has a row, also without entries;
 * an entry of any other zone is left out.
 */
export function zonesTable(zones: readonly string[], contests: readonly ZoneContest[]): ZoneRow[] {
  const rows = zones
    .map((zone) => count(zone, contests))
    .sort((a, b) => compareZones(a, b) || byText(a.zone, b.zone))
  return rows.map((row) => ({
    ...row,
    rank: rows.findIndex((other) => compareZones(other, row) === 0) + 1,
    tied: rows.some((other) => other !== row && compareZones(other, row) === 0),
  }))
}
