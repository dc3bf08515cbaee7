/**
 * What can happen in a contest's log. Every event is the one outcome of one op; what follows from
 * it (complete, deviating, ranked) is computed, never recorded. People are named by opaque ids,
 * entrants of a coded stage by their random code id only.
 */
import type { RuleSet } from './ruleSet'

export type EntrantStatus = 'active' | 'absent' | 'withdrawn' | 'disqualified'
export type ExcuseCause = 'recused' | 'absent' | 'replaced'
export type StagePhase = 'pending' | 'drawn' | 'scoring' | 'signing' | 'signed' | 'decoded'
export type HoldReason = 'closed' | 'stale' | 'moved' | 'late'

export interface DrawnEntrant {
  codeId: string
  code: string
  order: number
  station: number
  /** Null in a coded stage, until it is decoded. */
  entry: string | null
}

export interface DrawnSeat {
  seat: string
  ordinal: number
}

export interface DrawnSheet {
  sheet: string
  seat: string
  codeId: string
}

/** A judge's op as it is kept when it is held; see protocol/judging.ts for its wire form. */
export type SheetOp =
  | { kind: 'mark'; aspect: string; value: number | null; previousOp: string | null }
  | { kind: 'note'; text: string }
  | { kind: 'submit'; digest: string }
  | { kind: 'takeBack' }
  | { kind: 'sign'; digest: string }

/** What a judge decides about an own op that was held. */
export type HeldDecisionOp =
  /** `previousOp` is the op that set the aspect's mark as the judge saw it; null for other ops. */
  | { kind: 'adoptHeld'; held: string; previousOp: string | null }
  | { kind: 'dismissHeld'; held: string; reason: string }

/** How an event that adopts a held op names it. */
interface Adopted {
  /** The held op that this event adopts. */
  cites: string | null
  /** Why it was adopted, where the chief judge did. */
  reason?: string
}

export type ContestEventBody =
  | { kind: 'rules.set'; payload: { version: number; ruleSet: RuleSet; reason: string | null } }
  | {
      kind: 'entry.submitted' | 'entry.answered'
      payload: { entry: string; zone: string; unit: string }
    }
  | { kind: 'entry.returned' | 'entry.rejected' | 'entry.withdrawn'; payload: { entry: string } }
  | { kind: 'entry.approved'; payload: { entry: string; zone: string; entryCode: string } }
  | { kind: 'entry.disqualified'; payload: { entry: string; reason: string } }
  | {
      kind: 'stage.drawn'
      payload: {
        stage: string
        key: string
        identity: 'coded' | 'named'
        /** SHA-256 of seed and roster; null for a named stage, which is not drawn by lot. */
        commitment: string | null
        rosterDigest: string
        /** The last day for marks (Asia/Shanghai), where there is one: what comes later is held. */
        lastDay?: string
        seats: DrawnSeat[]
        entrants: DrawnEntrant[]
        sheets: DrawnSheet[]
      }
    }
  /** Sheets after the draw, with the seats they need: a substitute's. */
  | {
      kind: 'sheets.added'
      payload: { stage: string; seats: DrawnSeat[]; sheets: DrawnSheet[]; reason: string }
    }
  | {
      kind: 'stage.moved'
      payload: { stage: string; to: StagePhase; reason: string | null }
    }
  /** The last day for marks moved; what was held as late before it stays to be decided. */
  | { kind: 'stage.lastDaySet'; payload: { stage: string; lastDay: string; reason: string } }
  | {
      kind: 'stage.decoded'
      payload: { stage: string; seed: string; pairs: { codeId: string; entry: string }[] }
    }
  | { kind: 'seat.moved'; payload: { stage: string; seat: string; tenure: number; reason: string } }
  | {
      kind: 'seat.taken'
      payload: { stage: string; seat: string; tenure: number; tenureId: string; person: string }
    }
  | {
      kind: 'mark.set'
      payload: {
        sheet: string
        aspect: string
        value: number | null
        /** The person whose mark it is; differs from the actor when a held op is adopted. */
        tenureId: string
      } & Adopted
    }
  | { kind: 'note.set'; payload: { sheet: string; text: string } & Adopted }
  | { kind: 'sheet.submitted'; payload: { sheet: string; digest: string } & Adopted }
  | { kind: 'sheet.takenBack'; payload: { sheet: string } }
  | { kind: 'sheet.signed'; payload: { sheet: string; digest: string } }
  | { kind: 'sheet.reopened'; payload: { sheet: string; reason: string } }
  | {
      kind: 'sheets.excused'
      payload: { sheets: string[]; cause: ExcuseCause; reason: string }
    }
  | { kind: 'sheets.required'; payload: { sheets: string[]; reason: string } }
  | { kind: 'deviation.confirmed'; payload: { stage: string; codeId: string; reason: string } }
  | {
      kind: 'entrant.moved'
      payload: { stage: string; codeId: string; status: EntrantStatus; reason: string }
    }
  | {
      kind: 'op.held'
      payload: {
        held: string
        stage: string
        sheet: string
        reason: HoldReason
        tenureId: string
        /** The device's clock, for display; absent in logs from before it was kept. */
        claimedAt?: string
        op: SheetOp
      }
    }
  | { kind: 'held.dismissed'; payload: { held: string; reason: string } }
  | { kind: 'board.frozen'; payload: { stage: string; hidden: string[]; reason: string } }
  | { kind: 'board.unfrozen'; payload: { stage: string; reason: string } }
  | {
      kind: 'ties.decided'
      payload: { order: string[]; reason: string }
    }
  | { kind: 'results.published'; payload: { version: number; hash: string } }
  /** Stands in a fold where payload and salt of an event were erased; the log keeps its place. */
  | { kind: 'erased'; payload: { was: string } }

/**
 * Events that are about one person and may be erased with them. All others hold a whole stage, or
 * the end of an entry, without which it would be ranked again; they name people by ids only that
 * lead nowhere once the person is gone.
 */
export const ERASABLE: readonly string[] = [
  'entry.submitted',
  'entry.answered',
  'entry.returned',
  'entry.rejected',
  'entry.approved',
  'seat.taken',
]

export type ContestEventKind = ContestEventBody['kind']

/** An event as the log has it: its place, who, when, and what. */
export type ContestEvent = ContestEventBody & {
  seq: number
  opId: string
  actor: string
  /** ISO 8601, the server's clock. */
  receivedAt: string
}
