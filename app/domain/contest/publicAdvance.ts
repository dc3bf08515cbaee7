import { canonicalJson } from '../log/canonical'
import type { ContestEvent } from './events'
import { freezeStage, publicSource } from './frozenView'
import { isCorrection } from './publicChanges'
import { currentStage, publicHead } from './publicHead'
import type { PublicChange, PublicProjection } from './publicProjection'
import { codedRow, entryRow, type RowEntry } from './publicRow'
import { reset, settle } from './publicSettle'
import type { ContestState } from './state'
import { blindStage } from './visibleIdentity'

/**
 * Takes one event into the board. `state` is the contest's state right after this event, not
 * later: what is frozen is kept as it stands now. Costs as much as there are entrants touched,
 * but for the few events that change the shape of the board.
 *
 * @returns what the public can see of it; null for most events, marks on open sheets included
 */
export function advancePublic(
  board: PublicProjection,
  state: ContestState,
  event: ContestEvent,
): PublicChange | null {
  switch (event.kind) {
    case 'rules.set':
    case 'stage.drawn':
    case 'stage.moved':
    case 'stage.decoded':
    case 'ties.decided':
    case 'results.published':
      return rebuild(board, state, [])
    case 'board.frozen':
    case 'board.unfrozen':
      return rebuild(board, state, freeze(board, state, event.payload.stage))
    case 'entry.approved':
    case 'entry.withdrawn':
    case 'entry.disqualified':
      return refreshEntry(board, state, event.payload.entry)
    case 'mark.set':
    case 'note.set': {
      const sheet = state.sheets.get(event.payload.sheet)
      if (!sheet || (sheet.status === 'open' && sheet.excused === null)) return null
      return refreshEntrants(board, state, [sheet.codeId], null)
    }
    case 'sheet.submitted': {
      const codeId = state.sheets.get(event.payload.sheet)?.codeId
      return codeId === undefined ? null : refreshEntrants(board, state, [codeId], codeId)
    }
    case 'sheet.takenBack':
    case 'sheet.signed':
    case 'sheet.reopened':
      return refreshSheets(board, state, [event.payload.sheet])
    case 'sheets.excused':
    case 'sheets.required':
      return refreshSheets(board, state, event.payload.sheets)
    case 'sheets.added':
      return refreshSheets(
        board,
        state,
        event.payload.sheets.map(({ sheet }) => sheet),
      )
    case 'deviation.confirmed':
    case 'entrant.moved':
      return refreshEntrants(board, state, [event.payload.codeId], null)
    default:
      return null
  }
}

/** Updates what is frozen of a stage; returns the code ids that are hidden no longer. */
function freeze(board: PublicProjection, state: ContestState, stageId: string): string[] {
  const before = board.frozen.get(stageId)
  const hidden = state.stages.get(stageId)?.frozen ?? null
  if (hidden === null) board.frozen.delete(stageId)
  else board.frozen.set(stageId, freezeStage(state, stageId, before))
  return [...(before?.entrants.keys() ?? [])].filter((codeId) => !hidden?.has(codeId))
}

function makeRow(board: PublicProjection, state: ContestState, rowId: string): RowEntry | null {
  const source = publicSource(state, board.frozen)
  if (board.head.view.kind === 'stage') return codedRow(state, source, rowId, board.corrected)
  const places = {
    codeIds: board.codeIds.get(rowId) ?? new Map<string, string>(),
    currentStage: currentStage(state)?.id ?? null,
  }
  return entryRow(state, source, board.contest, rowId, places, board.corrected)
}

/** The row that an entrant is shown in; null when it is in none. */
function rowIdOf(board: PublicProjection, state: ContestState, codeId: string): string | null {
  const entrant = state.entrants.get(codeId)
  if (!entrant) return null
  if (board.head.view.kind === 'overall') return entrant.entryId
  return blindStage(state)?.id === entrant.stageId ? codeId : null
}

function refreshSheets(board: PublicProjection, state: ContestState, sheets: readonly string[]) {
  const codeIds = sheets.flatMap((id) => state.sheets.get(id)?.codeId ?? [])
  return refreshEntrants(board, state, [...new Set(codeIds)], null)
}

function refreshEntrants(
  board: PublicProjection,
  state: ContestState,
  codeIds: readonly string[],
  submittedBy: string | null,
): PublicChange | null {
  const { isHidden } = publicSource(state, board.frozen)
  const next = new Map<string, RowEntry>()
  let { nowScoring } = board.progress
  for (const codeId of codeIds) {
    const rowId = isHidden(codeId) ? null : rowIdOf(board, state, codeId)
    const made = rowId === null ? null : correctedRow(board, state, codeId, rowId)
    if (rowId === null || !made) continue
    next.set(rowId, made)
    if (codeId === submittedBy) nowScoring = rowId
  }
  return settle(board, next, nowScoring)
}

/** The entrant's row, marked as corrected when a score that was public is another now. */
function correctedRow(
  board: PublicProjection,
  state: ContestState,
  codeId: string,
  rowId: string,
): RowEntry | null {
  const before = board.rows.get(rowId)?.row
  const made = makeRow(board, state, rowId)
  if (!before || !made || !isCorrection(before, made.row)) return made
  board.corrected.add(codeId)
  return { ...made, row: { ...made.row, corrected: true } }
}

function refreshEntry(
  board: PublicProjection,
  state: ContestState,
  entryId: string,
): PublicChange | null {
  if (board.head.view.kind === 'stage') return null
  const made = makeRow(board, state, entryId)
  return made && settle(board, new Map([[entryId, made]]), board.progress.nowScoring)
}

/** Makes all rows anew; a change of more than rows is a reset. */
function rebuild(
  board: PublicProjection,
  state: ContestState,
  released: readonly string[],
): PublicChange | null {
  const old = { head: board.head, rows: board.rows, progress: board.progress }
  board.head = publicHead(state)
  indexCodes(board, state)
  for (const codeId of released) {
    const rowId = rowIdOf(board, state, codeId)
    if (rowId !== null) correctedRow(board, state, codeId, rowId)
  }
  const ids = rowIds(board, state)
  const next = new Map<string, RowEntry>()
  for (const id of ids) {
    const made = makeRow(board, state, id)
    if (made) next.set(id, made)
  }
  const sameHead = canonicalJson(old.head) === canonicalJson(board.head)
  if (sameHead && [...old.rows.keys()].every((id) => next.has(id))) {
    return settle(board, next, board.progress.nowScoring)
  }
  return reset(board, next)
}

function rowIds(board: PublicProjection, state: ContestState): string[] {
  if (board.head.view.kind === 'overall') return [...state.entries.keys()]
  return blindStage(state)?.entrantIds ?? []
}

function indexCodes(board: PublicProjection, state: ContestState): void {
  board.codeIds = new Map()
  for (const { codeId, entryId, stageId } of state.entrants.values()) {
    const key = state.stages.get(stageId)?.key
    if (entryId === null || key === undefined) continue
    const codes = board.codeIds.get(entryId) ?? new Map<string, string>()
    board.codeIds.set(entryId, codes.set(key, codeId))
  }
}
