import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { openPersonName } from '~/services/people/personFields.server'
import { codingScope } from './decodeStage.server'
import { drawnStage, pairsOf } from './pairs.server'

export interface CheckInRow {
  code: string
  order: number
  station: number
  entryCode: string
  name: string
  zone: string
  unit: string
}

export interface CheckInOptions {
  stageId: string
  opId: string
  /** The coding officer, who was authorised for the contest. */
  actor: string
  receivedAt: Date
}

/**
 * The list by which entrants get their codes at the door, in drawing order. It joins names and
 * codes, so each time it is opened an event in the contest's coding log says who opened it. Null
 * when the stage is not drawn by lot or already decoded.
 */
export async function openCheckInList(
  context: ServiceContext,
  { stageId, opId, actor, receivedAt }: CheckInOptions,
): Promise<CheckInRow[] | null> {
  const stage = await context.read.stage.findUnique({ where: { id: stageId }, ...drawnStage })
  if (!stage || stage.sealedSeed === null) return null
  await context.writer.write((tx) =>
    appendEvent(tx, {
      scopeId: codingScope(stage.contestId),
      opId,
      kind: 'coding.listOpened',
      actor,
      device: null,
      payload: { stage: stageId },
      receivedAt,
    }),
  )
  const { pairs } = pairsOf(context.secrets, stage)
  const entries = await context.read.entry.findMany({
    where: { id: { in: pairs.map(({ entry }) => entry) } },
    include: { person: { select: { id: true, sealedName: true } }, zone: true, unit: true },
  })
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return pairs.flatMap(({ entry: id, code, order, station }) => {
    const entry = byId.get(id)
    if (!entry) return []
    return {
      code,
      order,
      station,
      entryCode: entry.entryCode ?? '',
      name: openPersonName(context, entry.person),
      zone: entry.zone.name,
      unit: entry.unit.name,
    }
  })
}
