import type { ContestEvent } from './events'
import type { ContestState } from './state'

/** The entrants whose rows an event changes: some by code id, or all of every stage. */
export function rowsTouched(state: ContestState, event: ContestEvent): readonly string[] | 'all' {
  switch (event.kind) {
    case 'mark.set':
    case 'note.set':
    case 'sheet.submitted':
    case 'sheet.takenBack':
    case 'sheet.signed':
    case 'sheet.reopened':
      return ofSheets(state, [event.payload.sheet])
    case 'sheets.excused':
    case 'sheets.required':
      return ofSheets(state, event.payload.sheets)
    case 'deviation.confirmed':
    case 'entrant.moved':
      return [event.payload.codeId]
    case 'entry.withdrawn':
    case 'entry.disqualified':
      return ofEntry(state, event.payload.entry)
    case 'rules.set':
    case 'stage.drawn':
    case 'stage.decoded':
      return 'all'
    default:
      return []
  }
}

function ofSheets(state: ContestState, ids: readonly string[]): string[] {
  const codeIds = ids.flatMap((id) => state.sheets.get(id)?.codeId ?? [])
  return [...new Set(codeIds)]
}

function ofEntry(state: ContestState, entryId: string): string[] {
  return [...state.entrants.values()].flatMap((entrant) =>
    entrant.entryId === entryId ? [entrant.codeId] : [],
  )
}
