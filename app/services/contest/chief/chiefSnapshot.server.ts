import { chiefStage } from '~/domain/contest/chiefStage'
import type { ChiefEphemeral, ChiefSnapshot } from '~/protocol/chief'
import type { ServiceContext } from '../../context'
import type { LiveContest } from '../liveContest.server'
import { presence } from '../seatPresence.server'
import { recentRecords } from './chiefRecords.server'
import { commitTimes } from './commitTimes.server'

/** A stage as it stands in the committed log; null before the draw. */
export async function chiefSnapshot(
  context: ServiceContext,
  live: LiveContest,
  stageId: string,
): Promise<ChiefSnapshot | null> {
  const stage = chiefStage(live.state, stageId)
  if (!stage) return null
  const { head } = live
  const ephemeral = chiefEphemeral(context, live, stageId)
  const records = await recentRecords(context.read, live.state, stageId)
  return { ...stage, head, records, ephemeral }
}

/** What is measured and heard of a stage now. */
export function chiefEphemeral(
  { now }: Pick<ServiceContext, 'now'>,
  live: LiveContest,
  stageId: string,
): ChiefEphemeral {
  const seats = live.state.stages.get(stageId)?.seatIds ?? []
  return {
    at: now().toISOString(),
    presence: presence(seats).map(({ seat, heardAt, pending }) => ({
      seat,
      heardAt: heardAt?.toISOString() ?? null,
      pending,
    })),
    commit: commitTimes(stageId),
  }
}
