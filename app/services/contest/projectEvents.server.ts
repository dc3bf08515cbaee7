import { Prisma } from '../../../prisma/generated/client'
import type { ContestEvent } from '~/domain/contest/events'
import type { ContestState } from '~/domain/contest/state'
import type { Tx } from '../log/writer.server'

/**
 * Writes what the events of one contest mean for the tables, in the transaction of the events.
 * `state` has the events applied. Several changes of one row are written once.
 */
export async function projectEvents(
  tx: Tx,
  state: ContestState,
  events: readonly ContestEvent[],
): Promise<void> {
  const sheets = new Set<string>()
  const marks = new Map<string, { sheet: string; aspect: string }>()
  for (const event of events) {
    switch (event.kind) {
      case 'mark.set': {
        const { sheet, aspect, cites } = event.payload
        marks.set(`${sheet}\n${aspect}`, { sheet, aspect })
        if (cites) await decideHeld(tx, cites, 'adopted', event)
        break
      }
      case 'note.set':
      case 'sheet.submitted':
        sheets.add(event.payload.sheet)
        if (event.payload.cites) await decideHeld(tx, event.payload.cites, 'adopted', event)
        break
      case 'sheet.takenBack':
      case 'sheet.signed':
      case 'sheet.reopened':
        sheets.add(event.payload.sheet)
        break
      case 'sheets.excused':
      case 'sheets.required':
        for (const sheet of event.payload.sheets) sheets.add(sheet)
        break
      case 'held.dismissed':
        await decideHeld(tx, event.payload.held, 'dismissed', event, event.payload.reason)
        break
      default:
        await projectStageEvent(tx, state, event)
    }
  }
  await writeMarks(tx, state, [...marks.values()])
  for (const id of sheets) await writeSheet(tx, state, id)
}

async function projectStageEvent(tx: Tx, state: ContestState, event: ContestEvent): Promise<void> {
  switch (event.kind) {
    case 'op.held': {
      const { held, stage, sheet, reason, op } = event.payload
      await tx.heldOp.create({
        data: {
          id: held,
          contestId: state.id,
          stageId: stage,
          sheetId: sheet,
          actor: event.actor,
          opId: event.opId,
          reason,
          op: JSON.stringify(op),
          receivedAt: event.receivedAt,
        },
      })
      return
    }
    case 'stage.moved':
      await tx.stage.update({
        where: { id: event.payload.stage },
        data: { phase: event.payload.to },
      })
      return
    case 'entrant.moved':
      await tx.entrant.update({
        where: { codeId: event.payload.codeId },
        data: { status: event.payload.status },
      })
      return
    case 'seat.moved':
      await tx.tenure.updateMany({
        where: { seatId: event.payload.seat, endedAt: null },
        data: { endedAt: event.receivedAt },
      })
      return
    case 'deviation.confirmed':
    case 'board.frozen':
    case 'board.unfrozen':
    case 'ties.decided':
      return
    default:
      throw new Error(`Event ${event.kind} is written by its own use-case`)
  }
}

async function writeMarks(
  tx: Tx,
  state: ContestState,
  keys: readonly { sheet: string; aspect: string }[],
): Promise<void> {
  const rows: Prisma.Sql[] = []
  for (const { sheet, aspect } of keys) {
    const mark = state.sheets.get(sheet)?.marks.get(aspect)
    if (!mark) throw new Error(`No mark to write for ${sheet} ${aspect}`)
    if (mark.value === null) {
      await tx.mark.deleteMany({ where: { sheetId: sheet, aspectId: aspect } })
    } else {
      rows.push(
        Prisma.sql`(${sheet}, ${aspect}, ${mark.value}, ${mark.opId}, ${mark.seq}, ${mark.tenureId})`,
      )
    }
  }
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "Mark" ("sheetId", "aspectId", "value", "opId", "seq", "tenureId")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("sheetId", "aspectId") DO UPDATE SET
      "value" = excluded."value", "opId" = excluded."opId",
      "seq" = excluded."seq", "tenureId" = excluded."tenureId"`
}

async function writeSheet(tx: Tx, state: ContestState, id: string): Promise<void> {
  const sheet = state.sheets.get(id)
  if (!sheet) throw new Error(`No sheet ${id}`)
  const { status, epoch, excused, note } = sheet
  await tx.sheet.update({ where: { id }, data: { status, epoch, excused, note } })
}

async function decideHeld(
  tx: Tx,
  id: string,
  decision: 'adopted' | 'dismissed',
  event: ContestEvent,
  reason: string | null = null,
): Promise<void> {
  await tx.heldOp.update({
    where: { id },
    data: { decision, decidedAt: event.receivedAt, decisionReason: reason },
  })
}
