import type { ContestState, StageState } from '~/domain/contest/state'
import type { ServiceContext } from '../../context'
import type { Tx } from '../../log/writer.server'

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
  const ids = await panelContestsOf(read, cycleId)
  const panels = await Promise.all(ids.map((id) => contests.load(id)))
  return panels.flatMap((live) =>
    [...(live?.state.stages.values() ?? [])].flatMap((stage) =>
      live ? [{ key: stage.key, state: live.state, stage }] : [],
    ),
  )
}

/**
 * Takes a cycle's scoring into memory from within the write queue. There `panelsOf` may be called
 * only after this: what it had to load would wait in the queue behind its own caller, for ever.
 */
export async function loadPanelsWithin(
  tx: Tx,
  { contests }: Pick<ServiceContext, 'contests'>,
  cycleId: string,
): Promise<void> {
  for (const id of await panelContestsOf(tx, cycleId)) await contests.loadWithin(tx, id)
}

/** Ids of the contests in which a cycle is scored, in the order of their stages. */
async function panelContestsOf(
  client: Pick<Tx, 'reviewCycle' | 'contest'>,
  cycleId: string,
): Promise<string[]> {
  const cycle = await client.reviewCycle.findUnique({
    where: { id: cycleId },
    select: { panelId: true },
  })
  if (cycle?.panelId == null) return []
  const rows = await client.contest.findMany({
    where: { editionId: cycle.panelId },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
