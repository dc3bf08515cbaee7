import { Prisma } from '../../../prisma/generated/client'
import type { ContestEvent } from '~/domain/contest/events'
import type { ContestState, MarkState, SheetState } from '~/domain/contest/state'
import type { Tx } from '../log/writer.server'

/** New events of one contest, and its state with them applied. */
export interface Projected {
  readonly state: ContestState
  readonly events: readonly ContestEvent[]
}

interface Touched {
  readonly sheets: Set<SheetState>
  /** By what is written: the last of an aspect's ops. */
  readonly marks: Map<MarkState, { sheet: string; aspect: string }>
}

/**
 * Writes what events mean for the tables, in the transaction of the events. Several changes of one
 * row are written once, and the marks of all contests together.
 */
export async function projectEvents(tx: Tx, contests: readonly Projected[]): Promise<void> {
  const touched: Touched = { sheets: new Set(), marks: new Map() }
  for (const { state, events } of contests) await projectContest(tx, state, events, touched)
  await writeMarks(tx, touched.marks)
  for (const sheet of touched.sheets) await writeSheet(tx, sheet)
}

async function projectContest(
  tx: Tx,
  state: ContestState,
  events: readonly ContestEvent[],
  { sheets, marks }: Touched,
): Promise<void> {
  const sheetOf = (id: string): SheetState => {
    const sheet = state.sheets.get(id)
    if (!sheet) throw new Error(`No sheet ${id}`)
    return sheet
  }
  for (const event of events) {
    switch (event.kind) {
      case 'mark.set': {
        const { sheet, aspect, cites, reason } = event.payload
        const mark = sheetOf(sheet).marks.get(aspect)
        if (!mark) throw new Error(`No mark to write for ${sheet} ${aspect}`)
        marks.set(mark, { sheet, aspect })
        if (cites) await decideHeld(tx, cites, 'adopted', event, reason)
        break
      }
      case 'note.set':
      case 'sheet.submitted': {
        const { sheet, cites, reason } = event.payload
        sheets.add(sheetOf(sheet))
        if (cites) await decideHeld(tx, cites, 'adopted', event, reason)
        break
      }
      case 'sheet.takenBack':
      case 'sheet.signed':
      case 'sheet.reopened':
        sheets.add(sheetOf(event.payload.sheet))
        break
      case 'sheets.excused':
      case 'sheets.required':
        for (const id of event.payload.sheets) sheets.add(sheetOf(id))
        break
      case 'held.dismissed':
        await decideHeld(tx, event.payload.held, 'dismissed', event, event.payload.reason)
        break
      default:
        await projectStageEvent(tx, state, event)
    }
  }
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

async function writeMarks(tx: Tx, marks: Touched['marks']): Promise<void> {
  const rows: Prisma.Sql[] = []
  for (const [{ value, opId, seq, tenureId }, { sheet, aspect }] of marks) {
    if (value === null) {
      await tx.mark.deleteMany({ where: { sheetId: sheet, aspectId: aspect } })
    } else {
      rows.push(Prisma.sql`(${sheet}, ${aspect}, ${value}, ${opId}, ${seq}, ${tenureId})`)
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

async function writeSheet(tx: Tx, sheet: SheetState): Promise<void> {
  const { id, status, epoch, excused, note } = sheet
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
