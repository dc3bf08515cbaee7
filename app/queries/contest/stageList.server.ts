import { canMoveContest } from '~/domain/contest/lifecycle'
import { registrationState } from '~/domain/contest/registration'
import { can, type Viewer } from '~/domain/people/permissions'
import { parseRuleSet } from '~/protocol/ruleSet'
import type { ServiceContext } from '~/services/context'
import { contestScope } from '~/services/contest/liveContests.server'

type Text = { zh: string; en: string }

export interface StageListContest {
  id: string
  slug: string
  name: Text
  registration: 'notYetOpen' | 'open' | 'closed'
  waiting: number
  approved: number
  stages: { id: string; title: Text; phase: string; identity: string }[]
  /** The organiser may publish now, or again: something happened since, such as a disqualification. */
  mayPublish: boolean
  result: { version: number; hash: string; createdAt: string } | null
}

/** The contests and stages that a viewer draws, decodes or publishes. */
export async function stageList(
  { read, now }: Pick<ServiceContext, 'read' | 'now'>,
  viewer: Viewer,
): Promise<StageListContest[]> {
  const contests = await read.contest.findMany({
    where: { edition: { kind: 'programme' } },
    orderBy: [{ edition: { year: 'desc' } }, { ordinal: 'asc' }],
    include: {
      stages: { orderBy: { ordinal: 'asc' } },
      ruleSets: { orderBy: { version: 'desc' }, take: 1 },
      results: { orderBy: { version: 'desc' }, take: 1 },
      entries: {
        where: { status: { in: ['submitted', 'returned', 'approved'] } },
        select: { status: true },
      },
    },
  })
  const heads = await headsOf(read, contests)
  return contests.flatMap((contest): StageListContest[] => {
    const target = { editionId: contest.editionId, zoneId: null, contestId: contest.id }
    const publishes = can(viewer, 'result.publish', target)
    if (!publishes && !can(viewer, 'draw.commit', target)) return []
    const rules = contest.ruleSets[0] && parseRuleSet(contest.ruleSets[0].rules)
    const titles = new Map(rules?.stages.map(({ key, title }) => [key, title]))
    const approved = contest.entries.filter(({ status }) => status === 'approved').length
    const [result] = contest.results
    const undecodedStages = contest.stages.filter(({ phase }) => phase !== 'decoded').length
    const facts = { undecodedStages, frozen: false, periodRuns: false, openAppeals: 0 }
    const isFirst =
      contest.phase === 'running' && canMoveContest('running', 'results', 'organiser', facts).ok
    // The event of the publication itself follows the one that it was computed at.
    const isOutdated =
      contest.phase === 'results' &&
      result !== undefined &&
      (heads.get(contestScope(contest.id)) ?? 0) > result.seq + 1
    return [
      {
        id: contest.id,
        slug: contest.slug,
        name: { zh: contest.name, en: contest.nameEn },
        registration: registrationState(contest, now()),
        waiting: contest.entries.length - approved,
        approved,
        stages: contest.stages.map(({ id, key, phase, identity }) => ({
          id,
          title: titles.get(key) ?? { zh: key, en: key },
          phase,
          identity,
        })),
        mayPublish: publishes && (isFirst || isOutdated),
        result: result
          ? {
              version: result.version,
              hash: result.hash,
              createdAt: result.createdAt.toISOString(),
            }
          : null,
      },
    ]
  })
}

async function headsOf(
  read: ServiceContext['read'],
  contests: readonly { id: string; phase: string }[],
): Promise<Map<string, number>> {
  const published = contests.filter(({ phase }) => phase === 'results')
  const scopes = await read.scope.findMany({
    where: { id: { in: published.map(({ id }) => contestScope(id)) } },
    select: { id: true, lastSeq: true },
  })
  return new Map(scopes.map(({ id, lastSeq }) => [id, lastSeq]))
}
