import { entrantOutcome } from './entrantOutcome'
import type { ContestState, SheetState } from './state'

/** What stands between a stage and its signature; all zero when nothing required is missing. */
export interface StageFacts {
  missingSheets: number
  unsignedSheets: number
  openDeviations: number
  heldOps: number
  frozen: boolean
}

/**
 * Counts what is still open in a stage. Sheets of entrants who left it are not required, and sheets
 * of an incomplete one need no signature: their marks count for nothing, so a judge cannot sign.
 */
export function stageFacts(state: ContestState, stageId: string): StageFacts {
  const stage = state.stages.get(stageId)
  const facts: StageFacts = { ...NOTHING_OPEN, frozen: stage?.frozen != null }
  for (const codeId of stage?.entrantIds ?? []) {
    const open = entrantFacts(state, codeId)
    facts.missingSheets += open.missingSheets
    facts.unsignedSheets += open.unsignedSheets
    facts.openDeviations += open.openDeviations
    facts.heldOps += open.heldOps
  }
  return facts
}

export type EntrantFacts = Omit<StageFacts, 'frozen'>

const NOTHING_OPEN: EntrantFacts = {
  missingSheets: 0,
  unsignedSheets: 0,
  openDeviations: 0,
  heldOps: 0,
}

/** What of it is open for one entrant; held ops also of who left the stage. */
export function entrantFacts(state: ContestState, codeId: string): EntrantFacts {
  const facts = { ...NOTHING_OPEN, heldOps: heldOpsOf(state, codeId) }
  const { kind } = entrantOutcome(state, codeId)
  if (kind === 'absent' || kind === 'withdrawn' || kind === 'disqualified') return facts
  for (const sheet of requiredSheets(state, codeId)) {
    if (sheet.status === 'open') facts.missingSheets += 1
    if (sheet.status !== 'signed' && kind !== 'incomplete') facts.unsignedSheets += 1
  }
  if (kind === 'deviating') facts.openDeviations += 1
  return facts
}

function heldOpsOf(state: ContestState, codeId: string): number {
  const sheets = state.entrants.get(codeId)?.sheetIds ?? []
  const held = sheets.flatMap((id) => state.sheets.get(id)?.heldIds ?? [])
  return held.filter((id) => state.held.get(id)?.decision === null).length
}

/** An entrant's sheets that are not excused, in the order of the seats. */
function requiredSheets(state: ContestState, codeId: string): SheetState[] {
  const sheets: SheetState[] = []
  for (const id of state.entrants.get(codeId)?.sheetIds ?? []) {
    const sheet = state.sheets.get(id)
    if (sheet && sheet.excused === null) sheets.push(sheet)
  }
  return sheets
}
