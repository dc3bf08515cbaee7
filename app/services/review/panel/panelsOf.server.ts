import type { ContestState, StageState } from '~/domain/contest/state'
import type { ServiceContext } from '../../context'

export interface OpenPanel {
  /** Key of the judged stage. */
  key: string
  state: ContestState
  stage: StageState
}

/** The experts' scoring of a cycle, one contest for each judged stage; none before it is set up. */
export async function panelsOf(
  { read, contests }: Pick<ServiceContext, 'read' | 'contests'>,
  cycleId: string,
): Promise<OpenPanel[]> {
  const cycle = await read.reviewCycle.findUnique({
    where: { id: cycleId },
    select: { panelId: true },
  })
  if (cycle?.panelId == null) return []
  const rows = await read.contest.findMany({
    where: { editionId: cycle.panelId },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  })
  const panels = await Promise.all(rows.map(({ id }) => contests.load(id)))
  return panels.flatMap((live) =>
    [...(live?.state.stages.values() ?? [])].flatMap((stage) =>
      live ? [{ key: stage.key, state: live.state, stage }] : [],
    ),
  )
}
