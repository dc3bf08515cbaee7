import { canMoveContest } from '~/domain/contest/lifecycle'
import { registrationState } from '~/domain/contest/registration'
import { can, type Viewer } from '~/domain/people/permissions'
import { parseRuleSet } from '~/protocol/ruleSet'
import type { ServiceContext } from '~/services/context'

type Text = { zh: string; en: string }

export interface StageListContest {
  id: string
  slug: string
  name: Text
  registration: 'notYetOpen' | 'open' | 'closed'
  waiting: number
  approved: number
  stages: { id: string; title: Text; phase: string; identity: string }[]
  /** The organiser may publish now. */
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
    const move =
      contest.phase === 'running'
        ? canMoveContest('running', 'results', 'organiser', facts).ok
        : false
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
        mayPublish: publishes && move,
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
