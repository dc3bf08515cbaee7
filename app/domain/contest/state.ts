/**
 * What a contest's log adds up to. `applyEvent` is the only thing that changes it, so a state can
 * always be had again by replaying the log.
 */
import type { EntrantStatus, ExcuseCause, HoldReason, SheetOp, StagePhase } from './events'
import type { RuleSet } from './ruleSet'

export interface MarkState {
  /** Units for measurements and deductions, the level 0 to 3 for judgements. */
  value: number | null
  /** The op that set it: the next op of the aspect must name it. */
  opId: string
  /** The op as the judge made it: another one where a held op was adopted. */
  origin: string
  seq: number
  tenureId: string
}

export interface SheetState {
  id: string
  stageId: string
  seatId: string
  codeId: string
  status: 'open' | 'submitted' | 'signed'
  /** Changes on reopening, correction and signature only. */
  epoch: number
  reopened: boolean
  /** The chief's words when it was last reopened. */
  reopenReason: string | null
  excused: ExcuseCause | null
  marks: Map<string, MarkState>
  note: string
  lastSeq: number
  /** Number of the event that signed it; null while it is not signed. */
  signedSeq: number | null
  /** Ops of this sheet that were held, decided ones included, oldest first. */
  heldIds: string[]
  /** It was added, reopened or required after the stage's last day: its marks are not late. */
  extended: boolean
}

export interface EntrantState {
  codeId: string
  stageId: string
  code: string
  order: number
  station: number
  status: EntrantStatus
  entryId: string | null
  /** In the order of the seats. */
  sheetIds: string[]
  /** A deviation was confirmed for the marks as they stand; any later change clears it. */
  deviationConfirmed: boolean
}

export interface SeatState {
  id: string
  stageId: string
  ordinal: number
  /** Number of the current tenure; 0 before the first. */
  tenure: number
  /** Null while nobody sits there. */
  tenureId: string | null
  personId: string | null
  formerTenureIds: Set<string>
}

export interface StageState {
  id: string
  key: string
  identity: 'coded' | 'named'
  phase: StagePhase
  /** The last day for marks; null where there is none. */
  lastDay: string | null
  commitment: string | null
  rosterDigest: string
  /** In drawing order. */
  entrantIds: string[]
  seatIds: string[]
  /** Code ids hidden by a freeze; null when the board is not frozen. */
  frozen: Set<string> | null
  /** Number of the event that signed the stage; null until then. */
  signedSeq: number | null
}

export interface EntryState {
  id: string
  zoneId: string
  entryCode: string
  status: 'approved' | 'withdrawn' | 'disqualified'
}

export interface HeldState {
  id: string
  stageId: string
  sheetId: string
  reason: HoldReason
  tenureId: string
  /** Who made it. */
  personId: string
  /** The id of the op that was held. */
  opId: string
  op: SheetOp
  /** When it was made by the device's clock; null where that was not kept. */
  claimedAt: string | null
  receivedAt: string
  decision: HeldDecision | null
}

export interface HeldDecision {
  kind: 'adopted' | 'dismissed'
  personId: string
  /** Empty where a judge adopted an own op. */
  reason: string
  at: string
}

export interface ContestState {
  id: string
  seq: number
  ruleSet: RuleSet | null
  ruleVersion: number
  entries: Map<string, EntryState>
  stages: Map<string, StageState>
  entrants: Map<string, EntrantState>
  seats: Map<string, SeatState>
  sheets: Map<string, SheetState>
  held: Map<string, HeldState>
  /** Ids of all ops that are in the log, held ones included. */
  ops: Set<string>
  /** Entry ids in the order that the chief judge decided, for ties that end in a decision. */
  tieOrder: string[]
  resultVersion: number
}

/** The state of a contest whose log is still empty. */
export function emptyContest(id: string): ContestState {
  return {
    id,
    seq: 0,
    ruleSet: null,
    ruleVersion: 0,
    entries: new Map(),
    stages: new Map(),
    entrants: new Map(),
    seats: new Map(),
    sheets: new Map(),
    held: new Map(),
    ops: new Set(),
    tieOrder: [],
    resultVersion: 0,
  }
}
