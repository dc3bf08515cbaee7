import { applyStudioEvent } from '~/domain/studio/apply'
import type { StudioChange } from '~/domain/studio/events'
import type { HistoryEntry } from '~/domain/studio/history'
import type { StudioState } from '~/domain/studio/state'
import { revokeCertificatesOfWithin } from '~/services/certificate/revokeCertificate.server'
import { supersedeCertificatesWithin } from '~/services/certificate/supersedeCertificates.server'
import { appendEvent } from '~/services/log/appendEvent.server'
import type { Tx } from '~/services/log/writer.server'
import { supersedeOfLevelWithin } from '../review/supersedeOfLevel.server'
import { projectStudio, type Personal } from './projectStudio.server'
import { studioScope } from './studioScope'

/**
 * Appends a decided event to a studio's log, takes it into the state and writes what it means for
 * the tables and for the studio's certificates: a studio without its plaque has none, and one that
 * attests another star or level is not in force any more.
 */
export async function enterStudioEvent(
  tx: Tx,
  state: StudioState,
  event: StudioChange,
  beside: { entry: HistoryEntry | null; personal: Personal },
  by: { actor: string; opId: string; receivedAt: Date },
): Promise<void> {
  const scopeId = studioScope(state.id)
  applyStudioEvent(state, event)
  await appendEvent(tx, { ...event, ...by, scopeId, device: null })
  await projectStudio(tx, state, event, beside.entry, beside.personal)
  if (event.kind === 'studio.starChanged') {
    await supersedeCertificatesWithin(tx, { subject: scopeId, by: null }, by)
  }
  if (givesLevel(event)) await supersedeOfLevelWithin(tx, state.id, by)
  if (event.kind !== 'studio.statusChanged') return
  const { status, reason } = event.payload
  if (status === 'removed' || status === 'cancelled') {
    await revokeCertificatesOfWithin(tx, { subject: scopeId, reason }, by)
  }
}

function givesLevel({ kind, payload }: StudioChange): boolean {
  return kind === 'studio.corrected' ? payload.level !== undefined : kind === 'studio.levelChanged'
}
