import { canRecuse } from '~/domain/review/decideExperts'
import { TIE_FOUND, tiesFound } from '~/domain/review/ties'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { enterCycleEvent } from './changeCycle.server'
import { loadCycle } from './cycleLog.server'
import { recuseInPanelsWithin } from './panel/changePanels.server'
import { registerTies } from './registerTies.server'

/**
 * After a change of the register, within its transaction: wherever it now shows a tie between a
 * studio under review and an expert who has a seat there, the expert's sheets of it end as after a
 * declaration, and a substitute is needed.
 */
export async function recuseTiedWithin(
  tx: Tx,
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<void> {
  const cycles = await tx.reviewCycle.findMany({
    where: { panelId: { not: null }, phase: { notIn: ['closed', 'cancelled'] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id: cycleId } of cycles) {
    const state = await loadCycle(tx, cycleId)
    if (!state || !canRecuse(state)) continue
    for (const { review, expert, why } of tiesFound(state, await registerTies(tx, state))) {
      const op = { ...by, opId: derivedId(by.opId, 'tie', review.id, expert) }
      const payload = { expert, studio: review.studioId, why }
      await enterCycleEvent(tx, state, { kind: 'expert.tieFound', payload }, op)
      const whose = { cycleId, reviewId: review.id, personId: expert }
      await recuseInPanelsWithin(tx, whose, TIE_FOUND, op)
    }
  }
}
