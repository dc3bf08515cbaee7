/** One stage as the chief judge sees it: the matrix with all that is decided beside it. */
import { chiefRows, unitsText, type MatrixRow } from './chiefMatrix'
import { decideChiefOp, type ChiefRefusal } from './decideChiefOp'
import { replacedBy } from './decideHeld'
import { stageRulesOf } from './entrantOutcome'
import type { EntrantStatus, HoldReason, SheetOp, StagePhase } from './events'
import type { LocalText, StageRules } from './ruleSet'
import { aspectsOf } from './sheetMarks'
import type { ContestState, HeldState, StageState } from './state'

export interface ChiefSeat {
  readonly id: string
  readonly ordinal: number
  /** Of who sits there now; null while nobody does. */
  readonly tenureId: string | null
  /** Opaque id of who sits there; null while nobody does. */
  readonly personId: string | null
  /** Number of the present or last tenure; 0 before the first. */
  readonly tenure: number
}

/** A judge's op that came too late and waits for a decision. */
export interface ChiefHeld {
  readonly id: string
  readonly sheet: string
  readonly code: string
  readonly status: EntrantStatus
  readonly seat: number
  readonly seatId: string
  readonly reason: HoldReason
  /** The clock of the device that made it; null where that was not kept. */
  readonly claimedAt: string | null
  /** The server's clock. */
  readonly receivedAt: string
  /** It was made by someone who sat in the seat before. */
  readonly formerTenure: boolean
  readonly kind: SheetOp['kind']
  /** For a mark: the aspect, its value, and the value that the sheet has now. */
  readonly aspect: LocalText | null
  readonly value: string | null
  readonly now: string | null
  /** For a mark: what adopting it replaces; see `Adoption`. */
  readonly replaces: string | null
  /** For a note: its words. */
  readonly text: string | null
  /** Why it cannot be adopted as things stand; null when it can. */
  readonly refusal: ChiefRefusal | null
}

/** What is small and sent whole with each change. */
export interface ChiefHeader {
  readonly phase: StagePhase
  /** Code ids hidden from the public; null when the board is not frozen. */
  readonly frozen: readonly string[] | null
  readonly ruleVersion: number
  readonly seats: readonly ChiefSeat[]
  /** Undecided ones, oldest first. */
  readonly held: readonly ChiefHeld[]
}

export interface ChiefStage extends ChiefHeader {
  readonly stageId: string
  readonly key: string
  readonly title: LocalText
  readonly identity: 'coded' | 'named'
  readonly rows: readonly MatrixRow[]
}

/** The whole stage; null when it was not drawn or has no rules. */
export function chiefStage(state: ContestState, stageId: string): ChiefStage | null {
  const stage = state.stages.get(stageId)
  const rules = stageRulesOf(state, stageId)
  if (!stage || !rules) return null
  return {
    stageId,
    key: stage.key,
    title: rules.title,
    identity: stage.identity,
    ...chiefHeader(state, stage),
    rows: chiefRows(state, stageId),
  }
}

/** All of a stage but its rows. */
export function chiefHeader(state: ContestState, stage: StageState): ChiefHeader {
  return {
    phase: stage.phase,
    frozen: stage.frozen && [...stage.frozen],
    ruleVersion: state.ruleVersion,
    seats: stage.seatIds.flatMap((id) => seatOf(state, id) ?? []),
    held: [...state.held.values()].flatMap((held) =>
      held.stageId === stage.id && held.decision === null ? (heldOf(state, held) ?? []) : [],
    ),
  }
}

function seatOf(state: ContestState, id: string): ChiefSeat | null {
  const seat = state.seats.get(id)
  if (!seat) return null
  const { ordinal, tenureId, tenure, personId } = seat
  return { id, ordinal, tenureId, personId, tenure }
}

function heldOf(state: ContestState, held: HeldState): ChiefHeld | null {
  const sheet = state.sheets.get(held.sheetId)
  const entrant = sheet && state.entrants.get(sheet.codeId)
  const seat = sheet && state.seats.get(sheet.seatId)
  const rules = stageRulesOf(state, held.stageId)
  if (!sheet || !entrant || !seat || !rules) return null
  const { op } = held
  const current = op.kind === 'mark' ? sheet.marks.get(op.aspect) : undefined
  return {
    id: held.id,
    sheet: sheet.id,
    code: entrant.code,
    status: entrant.status,
    seat: seat.ordinal,
    seatId: seat.id,
    reason: held.reason,
    claimedAt: held.claimedAt,
    receivedAt: held.receivedAt,
    formerTenure: held.tenureId !== seat.tenureId,
    kind: op.kind,
    aspect: op.kind === 'mark' ? (titleOf(rules, op.aspect) ?? null) : null,
    value: op.kind === 'mark' ? valueText(rules, op.aspect, op.value) : null,
    now: op.kind === 'mark' ? valueText(rules, op.aspect, current?.value ?? null) : null,
    replaces: op.kind === 'mark' ? replacedBy(current) : null,
    text: op.kind === 'note' ? op.text : null,
    refusal: adoptionRefusal(state, held),
  }
}

function adoptionRefusal(state: ContestState, { id, stageId }: HeldState): ChiefRefusal | null {
  const op = { kind: 'decideHeld', held: id, decision: 'adopt', reason: '' } as const
  const decision = decideChiefOp(state, stageId, op)
  return decision.kind === 'refuse' ? decision.code : null
}

function titleOf(rules: StageRules, aspectId: string): LocalText | undefined {
  return aspectsOf(rules).find(({ id }) => id === aspectId)?.title
}

/** The value of an aspect as text: a level for judgements, else marks; null when not scored. */
export function valueText(
  rules: StageRules,
  aspectId: string,
  value: number | null,
): string | null {
  if (value === null) return null
  const aspect = aspectsOf(rules).find(({ id }) => id === aspectId)
  return aspect?.kind === 'judgement' ? String(value) : unitsText(rules, value)
}
