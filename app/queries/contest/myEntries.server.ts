import { movesFrom, type EntryMove } from '~/domain/contest/registration'
import type { ResultDocument, ResultRow } from '~/domain/contest/resultDocument'
import { checkCreditCode } from '~/domain/people/creditCode'
import type { ServiceContext } from '~/services/context'

export interface MyEntry {
  id: string
  contest: { slug: string; name: { zh: string; en: string } }
  zone: { zh: string; en: string }
  unit: string
  /** The unit's credit code fails its check digit, which is only a warning. */
  creditCodeDoubtful: boolean
  status: string
  entryCode: string | null
  reason: string | null
  answer: string | null
  submittedAt: string
  decidedAt: string | null
  moves: EntryMove[]
  result: { rank: number | null; total: string | null } | null
}

/** A person's own entries, the latest first. A result is not told before the board may show it. */
export async function myEntries(
  { read, contests }: Pick<ServiceContext, 'read' | 'contests'>,
  personId: string,
): Promise<MyEntry[]> {
  const entries = await read.entry.findMany({
    where: { personId },
    orderBy: { submittedAt: 'desc' },
    include: {
      zone: true,
      unit: true,
      contest: { include: { results: { orderBy: { version: 'desc' }, take: 1 } } },
    },
  })
  const frozen = new Set<string>()
  for (const { contestId } of entries) {
    const stages = (await contests.load(contestId))?.state.stages.values() ?? []
    if ([...stages].some((stage) => stage.frozen !== null)) frozen.add(contestId)
  }
  return entries.map((entry) => {
    const { contest, zone, unit } = entry
    const published = frozen.has(contest.id) ? undefined : contest.results[0]
    return {
      id: entry.id,
      contest: { slug: contest.slug, name: { zh: contest.name, en: contest.nameEn } },
      zone: { zh: zone.name, en: zone.nameEn },
      unit: unit.name,
      creditCodeDoubtful: checkCreditCode(unit.creditCode) === 'warn',
      status: entry.status,
      entryCode: entry.entryCode,
      reason: entry.returnReason,
      answer: entry.answer,
      submittedAt: entry.submittedAt.toISOString(),
      decidedAt: entry.decidedAt?.toISOString() ?? null,
      moves: movesFrom(entry.status, contest.phase),
      result: resultOf(published?.standings, entry.id),
    }
  })
}

function resultOf(standings: string | undefined, entryId: string): MyEntry['result'] {
  if (standings === undefined) return null
  const { rows } = JSON.parse(standings) as ResultDocument
  const row = rows.find((one: ResultRow) => one.entry === entryId)
  return row ? { rank: row.rank, total: row.total } : null
}
