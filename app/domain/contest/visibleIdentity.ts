import type { ContestState, StageState } from './state'

/**
 * Who looks. `contestant` is one looking for the own entry; `office` is the organiser and the zone
 * officers. Coding officers and witnesses see pairs in the act of decoding only, not here.
 */
export type Audience = 'public' | 'contestant' | 'judge' | 'chief' | 'office'

export interface VisibleIdentity {
  /** Whose random id and code may be shown: the stage's innermost code, or the entry. Never both. */
  readonly names: 'code' | 'entry'
  readonly zone: boolean
  /** Marks that may stand beside that identity: the own sheet, this stage's, or all stages'. */
  readonly marks: 'ownSheet' | 'stage' | 'all'
  /** A total over all stages. */
  readonly total: boolean
  readonly zonePoints: boolean
}

type Stages = Pick<ContestState, 'stages'>
type Known = Pick<StageState, 'identity' | 'phase'>

/** A coded stage hides who is behind a code from the draw until it is decoded. */
function isBlind(stage: Known): boolean {
  return stage.identity === 'coded' && stage.phase !== 'decoded'
}

/**
 * What an audience may know of an entrant of a stage. Before decoding only the innermost code and
 * that stage's marks are shown, to everybody: no entry, no zone, no zone points, no second code,
 * no total with a stage whose marks are known by name. A named stage may show its own marks by
 * name meanwhile. A judge scores what is in front of the seat: the code and the own sheet.
 *
 * Practice: codes are decoded layer by layer, under supervisors, only after the chief judge has
 * submitted reviewed scores (national vocational contests).
 */
export function visibleIdentity(audience: Audience, stage: Known, state: Stages): VisibleIdentity {
  if (audience === 'judge') {
    return { names: 'code', zone: false, marks: 'ownSheet', total: false, zonePoints: false }
  }
  if (isBlind(stage)) {
    return { names: 'code', zone: false, marks: 'stage', total: false, zonePoints: false }
  }
  const open = ![...state.stages.values()].some(isBlind)
  return {
    names: 'entry',
    zone: true,
    marks: open ? 'all' : 'stage',
    total: open,
    zonePoints: open,
  }
}

/**
 * The one stage that a board must show alone because it is blind, or null when it may show
 * entries. Of several, the first that is not signed yet, else the last.
 */
export function blindStage(state: Stages): StageState | null {
  const blind = [...state.stages.values()].filter(isBlind)
  return blind.find(({ phase }) => phase !== 'signed') ?? blind.at(-1) ?? null
}
