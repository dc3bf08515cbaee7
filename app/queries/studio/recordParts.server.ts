import type { ApprenticeshipState } from '~/domain/studio/state'
import type { LocalText } from '~/domain/contest/ruleSet'
import type { PrismaClient } from '../../../prisma/generated/client'

/** How many files stand behind each result, by their scope. */
export async function evidenceCounts(
  read: PrismaClient,
  studioId: string,
): Promise<ReadonlyMap<string, number>> {
  const counts = await read.storedFile.groupBy({
    by: ['scope'],
    where: { scope: { startsWith: `studio:${studioId}:` }, purpose: 'evidence', status: 'ready' },
    _count: true,
  })
  return new Map(counts.map(({ scope, _count }) => [scope, _count]))
}

/** The contest and the code of each entry from which an apprenticeship follows. */
export async function followedEntries(
  read: PrismaClient,
  apprenticeships: readonly Pick<ApprenticeshipState, 'entry'>[],
): Promise<ReadonlyMap<string, { contest: LocalText; code: string }>> {
  const ids = apprenticeships.flatMap(({ entry }) => entry ?? [])
  if (ids.length === 0) return new Map()
  const entries = await read.entry.findMany({
    where: { id: { in: ids } },
    select: { id: true, entryCode: true, contest: { select: { name: true, nameEn: true } } },
  })
  return new Map(
    entries.map(({ id, entryCode, contest: { name, nameEn } }) => [
      id,
      { contest: { zh: name, en: nameEn }, code: entryCode ?? '' },
    ]),
  )
}
