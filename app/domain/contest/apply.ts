/**
 * The fold of a contest's log. Each event changes the state in one place only; it was decided
 * before, so nothing is checked again here and nothing can fail for a log that was written by us.
 */
import { ERASABLE, type ContestEvent } from './events'
import {
  emptyContest,
  type ContestState,
  type EntrantState,
  type HeldDecision,
  type SheetState,
} from './state'
import { applyAdded, applyDraw, knowEntry } from './applyDraw'
import { isAfter } from './lastDay'

/** The state after a whole log, oldest event first. */
export function foldContest(id: string, events: Iterable<ContestEvent>): ContestState {
  const state = emptyContest(id)
  for (const event of events) applyEvent(state, event)
  return state
}

/** Takes the next event into the state, in time that does not depend on the number of entries. */
export function applyEvent(state: ContestState, event: ContestEvent): void {
  state.seq = event.seq
  state.ops.add(event.opId)
  if (applyEntryEvent(state, event)) return
  if (applySheetEvent(state, event)) return
  applyStageEvent(state, event)
}

function applyEntryEvent(state: ContestState, event: ContestEvent): boolean {
  switch (event.kind) {
    case 'erased':
      // Without the start of a stage nothing that follows means anything: rather stop than guess.
      if (!ERASABLE.includes(event.payload.was)) {
        throw new Error(`Event ${event.seq} (${event.payload.was}) of ${state.id} was erased`)
      }
      return true
    case 'rules.set':
      state.ruleSet = event.payload.ruleSet
      state.ruleVersion = event.payload.version
      return true
    case 'entry.approved': {
      const { entry, zone, entryCode } = event.payload
      state.entries.set(entry, { id: entry, zoneId: zone, entryCode, status: 'approved' })
      return true
    }
    case 'entry.withdrawn':
    case 'entry.disqualified': {
      const entry = state.entries.get(event.payload.entry)
      if (entry) entry.status = event.kind === 'entry.withdrawn' ? 'withdrawn' : 'disqualified'
      return true
    }
    case 'entry.submitted':
    case 'entry.answered':
    case 'entry.returned':
    case 'entry.rejected':
      return true
    default:
      return false
  }
}

function applySheetEvent(state: ContestState, event: ContestEvent): boolean {
  switch (event.kind) {
    case 'mark.set': {
      const sheet = touch(state, event.payload.sheet, event.seq)
      const { value, tenureId, cites } = event.payload
      sheet.marks.set(event.payload.aspect, {
        value,
        opId: event.opId,
        origin: (cites === null ? null : state.held.get(cites)?.opId) ?? event.opId,
        seq: event.seq,
        tenureId,
      })
      adopt(state, event)
      return true
    }
    case 'note.set':
      touch(state, event.payload.sheet, event.seq).note = event.payload.text
      adopt(state, event)
      return true
    case 'sheet.submitted':
      touch(state, event.payload.sheet, event.seq).status = 'submitted'
      adopt(state, event)
      return true
    case 'sheet.takenBack':
      touch(state, event.payload.sheet, event.seq).status = 'open'
      return true
    case 'sheet.signed': {
      const sheet = requireSheet(state, event.payload.sheet)
      sheet.status = 'signed'
      sheet.epoch += 1
      sheet.lastSeq = event.seq
      sheet.signedSeq = event.seq
      return true
    }
    case 'sheet.reopened': {
      const sheet = touch(state, event.payload.sheet, event.seq)
      sheet.status = 'open'
      sheet.epoch += 1
      sheet.reopened = true
      sheet.reopenReason = event.payload.reason
      sheet.signedSeq = null
      extend(state, sheet, event)
      return true
    }
    case 'sheets.excused':
    case 'sheets.required':
      for (const id of event.payload.sheets) {
        const sheet = touch(state, id, event.seq)
        sheet.excused = event.kind === 'sheets.excused' ? event.payload.cause : null
        if (event.kind === 'sheets.required') extend(state, sheet, event)
      }
      return true
    case 'sheets.added': {
      const { lastDay } = requireStage(state, event.payload.stage)
      applyAdded(state, event.payload, isAfter(lastDay, event.receivedAt))
      return true
    }
    case 'op.held': {
      const { held, stage, sheet, reason, tenureId, claimedAt = null, op } = event.payload
      state.held.set(held, {
        id: held,
        stageId: stage,
        sheetId: sheet,
        reason,
        tenureId,
        personId: event.actor,
        opId: event.opId,
        op,
        claimedAt,
        receivedAt: event.receivedAt,
        decision: null,
      })
      requireSheet(state, sheet).heldIds.push(held)
      return true
    }
    case 'held.dismissed': {
      const held = state.held.get(event.payload.held)
      if (held) held.decision = decision('dismissed', event, event.payload.reason)
      return true
    }
    default:
      return false
  }
}

function applyStageEvent(state: ContestState, event: ContestEvent): void {
  switch (event.kind) {
    case 'stage.drawn':
      applyDraw(state, event.payload)
      return
    case 'stage.moved': {
      const stage = requireStage(state, event.payload.stage)
      stage.phase = event.payload.to
      stage.signedSeq = event.payload.to === 'signed' ? event.seq : null
      return
    }
    case 'stage.lastDaySet':
      requireStage(state, event.payload.stage).lastDay = event.payload.lastDay
      return
    case 'stage.decoded':
      for (const { codeId, entry } of event.payload.pairs) {
        requireEntrant(state, codeId).entryId = entry
        knowEntry(state, entry)
      }
      requireStage(state, event.payload.stage).phase = 'decoded'
      return
    case 'seat.moved': {
      const seat = requireSeat(state, event.payload.seat)
      if (seat.tenureId) seat.formerTenureIds.add(seat.tenureId)
      seat.tenureId = null
      seat.personId = null
      return
    }
    case 'seat.taken': {
      const seat = requireSeat(state, event.payload.seat)
      if (seat.tenureId) seat.formerTenureIds.add(seat.tenureId)
      seat.tenure = event.payload.tenure
      seat.tenureId = event.payload.tenureId
      seat.personId = event.payload.person
      return
    }
    case 'deviation.confirmed':
      requireEntrant(state, event.payload.codeId).deviationConfirmed = true
      return
    case 'entrant.moved':
      requireEntrant(state, event.payload.codeId).status = event.payload.status
      return
    case 'board.frozen':
      requireStage(state, event.payload.stage).frozen = new Set(event.payload.hidden)
      return
    case 'board.unfrozen':
      requireStage(state, event.payload.stage).frozen = null
      return
    case 'ties.decided':
      state.tieOrder = event.payload.order
      return
    case 'results.published':
      state.resultVersion = event.payload.version
      return
    default:
      throw new Error(`No rule for event ${event.kind}`)
  }
}

type Adopting = Extract<ContestEvent, { payload: { cites: string | null } }>

function adopt(state: ContestState, event: Adopting): void {
  const { cites, reason = '' } = event.payload
  const held = cites === null ? undefined : state.held.get(cites)
  if (held) held.decision = decision('adopted', event, reason)
}

function decision(
  kind: HeldDecision['kind'],
  { actor, receivedAt }: ContestEvent,
  reason: string,
): HeldDecision {
  return { kind, personId: actor, reason, at: receivedAt }
}

/** Whoever opens a sheet after the last day wants it marked. */
function extend(state: ContestState, sheet: SheetState, { receivedAt }: ContestEvent): void {
  if (isAfter(requireStage(state, sheet.stageId).lastDay, receivedAt)) sheet.extended = true
}

/** A sheet about to change: what was confirmed for the entrant's marks no longer stands. */
function touch(state: ContestState, sheetId: string, seq: number): SheetState {
  const sheet = requireSheet(state, sheetId)
  sheet.lastSeq = seq
  requireEntrant(state, sheet.codeId).deviationConfirmed = false
  return sheet
}

function requireSheet(state: ContestState, id: string): SheetState {
  return required(state.sheets.get(id), 'sheet', id)
}
function requireEntrant(state: ContestState, id: string): EntrantState {
  return required(state.entrants.get(id), 'entrant', id)
}
function requireStage(state: ContestState, id: string) {
  return required(state.stages.get(id), 'stage', id)
}
function requireSeat(state: ContestState, id: string) {
  return required(state.seats.get(id), 'seat', id)
}
function required<T>(value: T | undefined, what: string, id: string): T {
  if (value === undefined) throw new Error(`The log names an unknown ${what} ${id}`)
  return value
}
