import { sheetMarks } from '~/domain/contest/entrantOutcome'
import type { SheetMarks } from '~/domain/contest/sheetMarks'
import type { ContestState } from '~/domain/contest/state'
import type { ServiceContext } from '../../context'
import { panelsOf } from './panelsOf.server'

/** The submitted sheets that count, by review id; a studio that left the stage has none. */
function panelSheets(state: ContestState): ReadonlyMap<string, SheetMarks[]> {
  const found = new Map<string, SheetMarks[]>()
  for (const { entryId, status, sheetIds } of state.entrants.values()) {
    if (entryId === null || status !== 'active') continue
    const sheets = sheetIds.flatMap((id) => state.sheets.get(id) ?? [])
    const counted = sheets.filter(({ excused, status }) => excused === null && status !== 'open')
    found.set(entryId, counted.map(sheetMarks))
  }
  return found
}

/** What experts submitted in a cycle: by review, then by judged stage; see `reviewScore`. */
export async function sheetsOfReviews(
  context: Pick<ServiceContext, 'read' | 'contests'>,
  cycleId: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, SheetMarks[]>>> {
  const found = new Map<string, Map<string, SheetMarks[]>>()
  for (const { key, state } of await panelsOf(context, cycleId)) {
    for (const [reviewId, sheets] of panelSheets(state)) {
      const stages = found.get(reviewId) ?? new Map<string, SheetMarks[]>()
      found.set(reviewId, stages.set(key, sheets))
    }
  }
  return found
}
