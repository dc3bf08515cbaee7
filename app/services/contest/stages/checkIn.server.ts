import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { performOp } from '~/services/log/performOp.server'
import { openPersonName } from '~/services/people/personFields.server'
import { codingScope } from './decodeStage.server'
import { drawnStage, pairsOf, type DrawnStage } from './pairs.server'

export interface CheckInRow {
  code: string
  order: number
  station: number
  entryCode: string
  name: string
  zone: string
  unit: string
}

export type CheckInAnswer =
  { ok: true; rows: CheckInRow[] } | { ok: false; code: 'noList' | 'reused' }

export interface CheckInOptions {
  stageId: string
  opId: string
  /** The coding officer, who was authorised for the contest. */
  actor: string
  receivedAt: Date
}

/**
 * The list by which entrants get their codes at the door, in drawing order. It joins names and
 * codes, so each time it is opened an event in the contest's coding log says who opened it; the same
 * op again shows it without another one. Refused when the stage is not drawn by lot or already
 * decoded.
 */
export async function openCheckInList(
  context: ServiceContext,
  { stageId, opId, actor, receivedAt }: CheckInOptions,
): Promise<CheckInAnswer> {
  const stage = await context.read.stage.findUnique({ where: { id: stageId }, ...drawnStage })
  if (!stage || stage.sealedSeed === null) return { ok: false, code: 'noList' }
  const opened = await context.writer.write((tx) =>
    performOp(tx, { actor, opId, body: { list: stageId }, receivedAt }, async () => {
      await appendEvent(tx, {
        scopeId: codingScope(stage.contestId),
        opId,
        kind: 'coding.listOpened',
        actor,
        device: null,
        payload: { stage: stageId },
        receivedAt,
      })
      return true
    }),
  )
  if (opened.kind === 'reused') return { ok: false, code: 'reused' }
  return { ok: true, rows: await rowsOf(context, stage) }
}

async function rowsOf(context: ServiceContext, stage: DrawnStage): Promise<CheckInRow[]> {
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
