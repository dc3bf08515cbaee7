import { isPublished } from '~/domain/contest/publishedRow'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { PrismaClient } from '../../../prisma/generated/client'
import { LISTED } from '../studio/publicStudios.server'

/** An apprenticeship that follows from a contest, with nobody's name. */
export interface ContestApprenticeship {
  studio: { id: string; name: LocalText }
  startsOn: string
  endsOn: string
}

/** The apprenticeships of a contest's winners, once its results are published. */
export async function contestApprenticeships(
  read: PrismaClient,
  board: PublicBoard,
): Promise<ContestApprenticeship[]> {
  if (!isPublished(board)) return []
  const named = await read.apprenticeship.findMany({
    where: { contestEntryId: { not: null }, status: { not: 'withdrawn' }, studio: LISTED },
    orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
    select: {
      ...{ contestEntryId: true, startsOn: true, endsOn: true },
      studio: { select: { id: true, name: true, nameEn: true } },
    },
  })
  const ids = named.flatMap(({ contestEntryId }) => contestEntryId ?? [])
  const entries = await read.entry.findMany({
    where: { id: { in: ids }, contestId: board.contestId, status: 'approved' },
    select: { id: true },
  })
  const own = new Set(entries.map(({ id }) => id))
  return named
    .filter(({ contestEntryId }) => own.has(contestEntryId ?? ''))
    .map(({ startsOn, endsOn, studio: { id, name, nameEn } }) => ({
      studio: { id, name: { zh: name, en: nameEn ?? '' } },
      ...{ startsOn, endsOn },
    }))
}
