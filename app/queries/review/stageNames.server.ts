import type { LocalText } from '~/domain/contest/ruleSet'
import type { ContestState } from '~/domain/contest/state'
import { visibleIdentity } from '~/domain/contest/visibleIdentity'
import { judgeNames } from '~/queries/contest/judgeNames.server'
import type { ChiefPlace } from '~/services/contest/chief/chiefPlace.server'
import type { ServiceContext } from '~/services/context'
import { studioNames } from '~/services/review/panel/studioNames.server'

/** Who is scored and who scores, where that is known by name. */
export interface StageNames {
  /** Names of the studios by their code. */
  readonly studios: Readonly<Record<string, LocalText>>
  /** Names of the experts by the id of their own seat, whether they have taken it or not. */
  readonly experts: Readonly<Record<string, string>>
}

/**
 * The names in a stage of a review, for whoever leads the scoring. A contest has none: its entrants
 * are known by their codes and its seats are anybody's. Nor has a stage any studio's name while it
 * is judged blind.
 */
export async function stageNames(
  context: Pick<ServiceContext, 'read' | 'secrets'>,
  place: Pick<ChiefPlace, 'stageId' | 'contestId' | 'editionId' | 'isReview'>,
  state: ContestState,
): Promise<StageNames> {
  if (!place.isReview) return { studios: {}, experts: {} }
  const [studios, experts] = await Promise.all([
    studiosByCode(context, place, state),
    expertsBySeat(context, place),
  ])
  return { studios, experts }
}

async function studiosByCode(
  context: Pick<ServiceContext, 'read'>,
  { stageId, editionId }: Pick<ChiefPlace, 'stageId' | 'editionId'>,
  state: ContestState,
): Promise<StageNames['studios']> {
  const stage = state.stages.get(stageId)
  if (!stage || visibleIdentity('chief', stage, state).names === 'code') return {}
  const byReview = await studioNames(context, editionId)
  const names: Record<string, LocalText> = {}
  for (const codeId of stage.entrantIds) {
    const entrant = state.entrants.get(codeId)
    const name = byReview.get(entrant?.entryId ?? '')
    if (entrant && name) names[entrant.code] = name
  }
  return names
}

async function expertsBySeat(
  context: Pick<ServiceContext, 'read' | 'secrets'>,
  { stageId, contestId }: Pick<ChiefPlace, 'stageId' | 'contestId'>,
): Promise<StageNames['experts']> {
  const names = await judgeNames(context, contestId)
  const seats = await context.read.seat.findMany({ where: { stageId, personId: { not: null } } })
  return Object.fromEntries(seats.map(({ id, personId }) => [id, names[personId ?? ''] ?? '']))
}
