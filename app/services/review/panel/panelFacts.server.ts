import { entrantFacts, stageFacts } from '~/domain/contest/stageFacts'
import type { ContestState } from '~/domain/contest/state'
import type { SheetsIn } from '~/domain/review/decideExperts'
import type { ServiceContext } from '../../context'
import { panelsOf } from './panelsOf.server'

/** What stands between scoring and its end. */
export interface OpenScoring {
  missingSheets: number
  openDeviations: number
  heldOps: number
}

export interface PanelFacts {
  /** By key of the judged stage. */
  stages: ReadonlyMap<string, OpenScoring & SheetsIn>
  /** By review id, over all judged stages. */
  reviews: ReadonlyMap<string, OpenScoring>
}

/** What is still open in a cycle's scoring; empty before it is set up. */
export async function panelFacts(
  context: Pick<ServiceContext, 'read' | 'contests'>,
  cycleId: string,
): Promise<PanelFacts> {
  const stages = new Map<string, OpenScoring & SheetsIn>()
  const reviews = new Map<string, OpenScoring>()
  for (const { key, state, stage } of await panelsOf(context, cycleId)) {
    const { missingSheets, openDeviations, heldOps } = stageFacts(state, stage.id)
    const isSigned = stage.phase === 'signed' || stage.phase === 'decoded'
    const submitted = submittedSheets(state)
    stages.set(key, { missingSheets, openDeviations, heldOps, isSigned, submitted })
    for (const codeId of stage.entrantIds) {
      const reviewId = state.entrants.get(codeId)?.entryId ?? ''
      const before = reviews.get(reviewId)
      const open = entrantFacts(state, codeId)
      reviews.set(reviewId, {
        missingSheets: (before?.missingSheets ?? 0) + open.missingSheets,
        openDeviations: (before?.openDeviations ?? 0) + open.openDeviations,
        heldOps: (before?.heldOps ?? 0) + open.heldOps,
      })
    }
  }
  return { stages, reviews }
}

function submittedSheets({ entrants, sheets, seats }: ContestState): SheetsIn['submitted'] {
  return [...entrants.values()].flatMap(({ entryId, sheetIds }) =>
    sheetIds.flatMap((id) => {
      const sheet = sheets.get(id)
      const expert = sheet && seats.get(sheet.seatId)?.personId
      const counts = sheet?.excused === null && sheet.status !== 'open'
      return counts && entryId !== null && expert ? [{ review: entryId, expert }] : []
    }),
  )
}
