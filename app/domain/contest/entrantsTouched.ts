import type { ContestEvent } from './events'
import type { ContestState } from './state'

/** Which entrants an event is about, and who must look at them again. */
interface Touched {
  /** Null for all stages of the contest. */
  readonly stageId: string | null
  readonly codeIds: readonly string[] | 'all'
  /** Their rows in the chief judge's matrix change. */
  readonly rows: boolean
  /**
   * Their judges must hear of it. A mark or note that a judge made is known on the own tablet
   * already; an adopted one is not.
   */
  readonly judges: boolean
}

/** The entrants that an event touches; null for none. */
export function entrantsTouched(state: ContestState, event: ContestEvent): Touched | null {
  switch (event.kind) {
    case 'mark.set':
    case 'note.set':
      return ofSheets(state, [event.payload.sheet], { judges: event.payload.cites !== null })
    case 'sheet.submitted':
    case 'sheet.takenBack':
    case 'sheet.signed':
    case 'sheet.reopened':
      return ofSheets(state, [event.payload.sheet])
    case 'sheets.excused':
    case 'sheets.required':
      return ofSheets(state, event.payload.sheets)
    case 'sheets.added':
      return ofSheets(
        state,
        event.payload.sheets.map(({ sheet }) => sheet),
      )
    case 'op.held':
      return ofSheets(state, [event.payload.sheet], { rows: false })
    case 'held.dismissed': {
      const sheetId = state.held.get(event.payload.held)?.sheetId
      return sheetId === undefined ? null : ofSheets(state, [sheetId], { rows: false })
    }
    case 'deviation.confirmed':
    case 'entrant.moved': {
      const { stage, codeId } = event.payload
      return { stageId: stage, codeIds: [codeId], rows: true, judges: true }
    }
    case 'stage.moved':
    case 'seat.moved':
      return { stageId: event.payload.stage, codeIds: 'all', rows: false, judges: true }
    case 'stage.decoded':
      return { stageId: event.payload.stage, codeIds: 'all', rows: true, judges: true }
    case 'entry.withdrawn':
    case 'entry.disqualified':
      return {
        stageId: null,
        codeIds: ofEntry(state, event.payload.entry),
        rows: true,
        judges: true,
      }
    case 'rules.set':
    case 'stage.drawn':
      return { stageId: null, codeIds: 'all', rows: true, judges: false }
    default:
      return null
  }
}

function ofSheets(
  state: ContestState,
  ids: readonly string[],
  whom: { rows?: boolean; judges?: boolean } = {},
): Touched | null {
  const sheets = ids.flatMap((id) => state.sheets.get(id) ?? [])
  const [first] = sheets
  if (!first) return null
  const codeIds = [...new Set(sheets.map(({ codeId }) => codeId))]
  return { stageId: first.stageId, codeIds, rows: true, judges: true, ...whom }
}

/** Those that are known to be of the entry: none of a coded stage before that is decoded. */
function ofEntry(state: ContestState, entryId: string): string[] {
  return [...state.entrants.values()].flatMap((entrant) =>
    entrant.entryId === entryId ? [entrant.codeId] : [],
  )
}
