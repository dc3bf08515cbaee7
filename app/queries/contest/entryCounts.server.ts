import type { PrismaClient } from '../../../prisma/generated/client'

export interface EntryCounts {
  /** Neither withdrawn nor rejected. */
  entries: number
  waiting: number
  returned: number
  approved: number
}

/** Counts of entries by contest and zone, from one grouped query. */
export async function countEntries(
  read: PrismaClient,
  editionId: string,
  zoneId: string | null,
): Promise<{
  all: EntryCounts
  of: (contestId: string, zoneId: string) => EntryCounts
  ofContest: (contestId: string) => EntryCounts
  ofZone: (zoneId: string) => EntryCounts
}> {
  const rows = await read.entry.groupBy({
    by: ['contestId', 'zoneId', 'status'],
    where: { contest: { editionId }, ...(zoneId !== null && { zoneId }) },
    _count: true,
  })
  const count = (matches: (row: (typeof rows)[number]) => boolean): EntryCounts => {
    const counts = { entries: 0, waiting: 0, returned: 0, approved: 0 }
    for (const row of rows.filter(matches)) {
      if (row.status !== 'withdrawn' && row.status !== 'rejected') counts.entries += row._count
      if (row.status === 'submitted') counts.waiting += row._count
      if (row.status === 'returned') counts.returned += row._count
      if (row.status === 'approved') counts.approved += row._count
    }
    return counts
  }
  return {
    all: count(() => true),
    of: (contestId, zone) => count((row) => row.contestId === contestId && row.zoneId === zone),
    ofContest: (contestId) => count((row) => row.contestId === contestId),
    ofZone: (zone) => count((row) => row.zoneId === zone),
  }
}
