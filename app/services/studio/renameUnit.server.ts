import { studioRefusal } from '~/domain/studio/decide'
import { historyEntry } from '~/domain/studio/history'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import type { StudioState } from '~/domain/studio/state'
import type { StudioChangeForm } from '~/protocol/studio'
import { derivedId } from '~/services/log/derivedId.server'
import type { Tx } from '~/services/log/writer.server'
import { dayOf } from './dayOf'
import { enterStudioEvent } from './enterStudioEvent.server'
import { loadStudio } from './loadStudio.server'
import type { StudioAnswer } from './studioAnswer'

type Form = Extract<StudioChangeForm, { change: 'renameUnit' }>

/**
 * Gives the unit of a studio another name: the register shows it for all its studios, so each of
 * them has it in its log and history, also one that was founded later.
 */
export async function renameUnit(
  tx: Tx,
  studio: StudioState,
  { unitName, on, reason }: Form,
  by: { opId: string; actor: string; receivedAt: Date },
): Promise<StudioAnswer> {
  const unit = await tx.unit.findUniqueOrThrow({
    where: { id: studio.unit },
    select: { id: true, name: true, studios: { select: { id: true }, orderBy: { id: 'asc' } } },
  })
  if (unit.name === unitName) return { ok: false, code: 'nothingChanged' }
  await tx.unit.update({ where: { id: unit.id }, data: { name: unitName } })
  for (const { id } of unit.studios) {
    const state = id === studio.id ? studio : await loadStudio(tx, id)
    if (!state) throw new Error(`The studio ${id} has no log`)
    const since = on < state.foundedOn ? state.foundedOn : on
    const payload = { unit: unit.id, on: since, reason }
    const event = { kind: 'studio.unitRenamed', payload } as const
    const refused = studioRefusal(state, event, {
      rules: REGISTER_RULES,
      today: dayOf(by.receivedAt),
    })
    if (refused !== null) throw new Error(`The unit of ${id} cannot be renamed: ${refused}`)
    const entry = historyEntry(state, event)
    const opId = id === studio.id ? by.opId : derivedId(by.opId, 'unitRenamed', id)
    const named = entry && { ...entry, from: unit.name, to: unitName }
    await enterStudioEvent(tx, state, event, { entry: named, personal: {} }, { ...by, opId })
  }
  return { ok: true, studioId: studio.id }
}
