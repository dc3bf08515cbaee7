import { publishedRow } from '~/domain/contest/publishedRow'
import type { LocalText } from '~/domain/contest/ruleSet'
import { linkedPeople, type LinkedPerson } from '~/domain/studio/linkedPeople'
import { publicBoardsOf } from '~/services/contest/boardSource.server'
import type { ServiceContext } from '~/services/context'
import { loadStudio } from '~/services/studio/loadStudio.server'
import { isListed } from './publicStudios.server'

/** A result in a contest that a studio's public page shows. */
export interface ContestResult {
  contest: { slug: string; name: LocalText; year: number }
  as: LinkedPerson['as']
  rank: number
  total: string
}

type Context = Pick<ServiceContext, 'read' | 'writer' | 'contests' | 'now'>

/**
 * Results in contests of those who let a studio show them, the latest year first: what the contest's
 * own public board shows of them as published, and nothing before that. A studio that lost its
 * plaque names nobody, so it shows none.
 */
export async function contestResults(context: Context, studioId: string): Promise<ContestResult[]> {
  const state = await loadStudio(context.read, studioId)
  const people = state && isListed(state) ? linkedPeople(state) : []
  if (people.length === 0) return []
  const entries = await context.read.entry.findMany({
    where: { personId: { in: people.map(({ person }) => person) }, status: 'approved' },
    select: {
      id: true,
      personId: true,
      contest: { select: { id: true, slug: true, edition: { select: { year: true } } } },
    },
  })
  const results: ContestResult[] = []
  for (const { id, personId, contest } of entries) {
    const board = await publicBoardsOf(context).find(contest.slug)
    // a later year's contest may have taken the address over
    const row = board?.contestId === contest.id ? publishedRow(board, id) : null
    const as = people.find(({ person }) => person === personId)?.as
    if (!board || !row || !as) continue
    const { slug, name } = board
    results.push({ contest: { slug, name, year: contest.edition.year }, as, ...row })
  }
  return results.sort((a, b) => b.contest.year - a.contest.year || a.rank - b.rank)
}
