import type { OutcomeSource } from './entrantOutcome'
import type { ContestState, EntrantState, EntryState, SheetState, StageState } from './state'

/** One stage's hidden entrants, with all that concerns them, as they stood when they were hidden. */
export interface FrozenStage {
  readonly entrants: ReadonlyMap<string, EntrantState>
  readonly sheets: ReadonlyMap<string, SheetState>
  readonly entries: ReadonlyMap<string, EntryState>
  /** A decision on ties made later could tell of hidden marks. */
  readonly tieOrder: readonly string[]
}

/** What public surfaces may read: the state, with hidden entrants as they stood. */
export interface PublicSource extends OutcomeSource {
  readonly stages: ReadonlyMap<string, StageState>
  readonly tieOrder: readonly string[]
  readonly isHidden: (codeId: string) => boolean
}

function copySheet(sheet: SheetState): SheetState {
  return { ...sheet, marks: new Map(sheet.marks) }
}

/**
 * Keeps the hidden entrants of a stage as they are now. Who was hidden before stays as first kept,
 * so that freezing again tells nothing of what happened in between.
 */
export function freezeStage(
  state: ContestState,
  stageId: string,
  before: FrozenStage | undefined,
): FrozenStage {
  const entrants = new Map<string, EntrantState>()
  const sheets = new Map<string, SheetState>()
  const entries = new Map<string, EntryState>()
  for (const codeId of state.stages.get(stageId)?.frozen ?? []) {
    const kept = before?.entrants.get(codeId)
    const entrant = kept ?? state.entrants.get(codeId)
    if (!entrant) continue
    entrants.set(codeId, { ...entrant })
    for (const id of entrant.sheetIds) {
      const sheet = kept ? before?.sheets.get(id) : state.sheets.get(id)
      if (sheet) sheets.set(id, copySheet(sheet))
    }
    const entryId = entrant.entryId ?? ''
    const entry = kept ? before?.entries.get(entryId) : state.entries.get(entryId)
    if (entry) entries.set(entryId, { ...entry })
  }
  return { entrants, sheets, entries, tieOrder: before?.tieOrder ?? [...state.tieOrder] }
}

/** The state as public surfaces may read it, while the given stages are frozen. */
export function publicSource(
  state: ContestState,
  frozen: ReadonlyMap<string, FrozenStage>,
): PublicSource {
  const stages = [...frozen.values()]
  function kept<T>(part: (stage: FrozenStage) => ReadonlyMap<string, T>, id: string) {
    for (const stage of stages) {
      const found = part(stage).get(id)
      if (found !== undefined) return found
    }
    return undefined
  }
  return {
    ruleSet: state.ruleSet,
    stages: state.stages,
    tieOrder: stages[0]?.tieOrder ?? state.tieOrder,
    isHidden: (codeId) => kept(({ entrants }) => entrants, codeId) !== undefined,
    sheets: { get: (id) => kept(({ sheets }) => sheets, id) ?? state.sheets.get(id) },
    entries: { get: (id) => kept(({ entries }) => entries, id) ?? state.entries.get(id) },
    entrants: {
      get: (id) => {
        const live = state.entrants.get(id)
        const copy = kept(({ entrants }) => entrants, id)
        return copy && live ? { ...copy, entryId: live.entryId } : live
      },
    },
  }
}
