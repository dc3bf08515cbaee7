import { chiefRows, matrixCounts, type MatrixCounts } from '~/domain/contest/chiefMatrix'
import type { StagePhase } from '~/domain/contest/events'
import type { LocalText } from '~/domain/contest/ruleSet'
import { can, type Viewer } from '~/domain/people/permissions'
import type { ServiceContext } from '../../context'

export interface ChiefContest {
  id: string
  name: LocalText
  stages: {
    id: string
    title: LocalText
    phase: StagePhase
    /** Null before the draw. */
    counts: MatrixCounts | null
    held: number
  }[]
}

/**
 * The contests that the viewer may watch as their chief judge, with how far each stage is; those
 * that are being judged now come first.
 */
export async function myStages(context: ServiceContext, viewer: Viewer): Promise<ChiefContest[]> {
  const granted = viewer.grants.flatMap(({ role, contestId }) =>
    role === 'chiefJudge' && contestId ? [contestId] : [],
  )
  const contests = await context.read.contest.findMany({
    where: { id: { in: granted } },
    include: { stages: { orderBy: { ordinal: 'asc' } } },
    orderBy: { ordinal: 'asc' },
  })
  const own = contests.filter(({ id, editionId }) =>
    can(viewer, 'chief.view', { editionId, contestId: id }),
  )
  const listed = await Promise.all(
    own.map(async ({ id, name, nameEn, stages }) => {
      const state = (await context.contests.load(id))?.state
      return {
        id,
        name: { zh: name, en: nameEn },
        stages: stages.map((stage) => {
          const drawn = state?.stages.get(stage.id)
          const held = [...(state?.held.values() ?? [])].filter(
            ({ stageId, decision }) => stageId === stage.id && decision === null,
          )
          const rules = state?.ruleSet?.stages.find(({ key }) => key === stage.key)
          return {
            id: stage.id,
            title: rules?.title ?? { zh: stage.key, en: stage.key },
            phase: drawn?.phase ?? 'pending',
            counts: state && drawn ? matrixCounts(chiefRows(state, stage.id)) : null,
            held: held.length,
          }
        }),
      }
    }),
  )
  const now = (contest: ChiefContest) => contest.stages.some(({ phase }) => isJudged(phase))
  return [...listed.filter(now), ...listed.filter((contest) => !now(contest))]
}

function isJudged(phase: StagePhase): boolean {
  return phase === 'scoring' || phase === 'signing'
}
