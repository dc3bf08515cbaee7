import { randomUUID } from 'node:crypto'
import { applyStudioEvent } from '~/domain/studio/apply'
import { studioRefusal } from '~/domain/studio/decide'
import { historyEntry, type HistoryEntry } from '~/domain/studio/history'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import type { StudioChangeForm } from '~/protocol/studio'
import type { ServiceContext } from '~/services/context'
import { appendEvent } from '~/services/log/appendEvent.server'
import { derivedId } from '~/services/log/derivedId.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { lookupsOf, sealField } from '~/services/people/personFields.server'
import { changeEvent } from './changeEvent'
import { dayOf } from './dayOf'
import { linkTarget } from './linkTarget.server'
import { loadStudio } from './loadStudio.server'
import { projectStudio, type Personal } from './projectStudio.server'
import type { StudioAnswer } from './studioAnswer'
import { studioScope } from './studioScope'
import { isZone } from './studioZone.server'

export interface ChangeStudioOptions {
  studioId: string
  form: StudioChangeForm
  /** Who was authorised for this change of this studio. */
  actor: string
  receivedAt: Date
}

/**
 * Enters one change in a studio's log and tables, in one transaction. A refusal changes nothing and
 * is not remembered, so that the form can be corrected and sent again.
 */
export async function changeStudio(
  context: ServiceContext,
  options: ChangeStudioOptions,
): Promise<StudioAnswer> {
  const { actor, receivedAt, studioId } = options
  const { opId, ...form } = options.form
  // what an op is bound to is kept, so a phone goes into it as its keyed hash
  const body =
    form.change === 'link' ? { ...form, phone: lookupsOf(context.secrets, form).phoneKey } : form
  const outcome = await context.writer.write((tx) =>
    performOp<StudioAnswer>(
      tx,
      { actor, opId, body: { studioId, ...body }, receivedAt },
      () => change(tx, context, options),
      ({ ok }) => ok,
    ),
  )
  return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
}

async function change(
  tx: Tx,
  context: ServiceContext,
  { studioId, form, actor, receivedAt }: ChangeStudioOptions,
): Promise<StudioAnswer> {
  const state = await loadStudio(tx, studioId)
  if (!state) return { ok: false, code: 'notFound' }
  if (form.change === 'unit' && !(await isZone(tx, form.zone))) {
    return { ok: false, code: 'zoneUnknown' }
  }
  const fresh = derivedId('register', actor, form.opId)
  const unit = form.change === 'unit' ? await unitOf(tx, form.creditCode) : null
  const linked = await linkTarget(tx, context, state, form)
  if ('code' in linked) return { ok: false, code: linked.code }
  const event = changeEvent(form, { fresh, unit: unit?.id ?? '', ...linked })
  const code = studioRefusal(state, event, { rules: REGISTER_RULES, today: dayOf(receivedAt) })
  if (code !== null) return { ok: false, code }
  const name = form.change === 'name' ? form.name : state.name
  if (await hasTwin(tx, studioId, unit?.id ?? state.unit, name)) {
    return { ok: false, code: 'alreadyRegistered' }
  }
  if (form.change === 'unit' && unit?.isNew) {
    const { unitName, creditCode } = form
    await tx.unit.create({ data: { id: unit.id, name: unitName, creditCode } })
  }
  const entry = await named(tx, studioId, form, historyEntry(state, event))
  applyStudioEvent(state, event)
  await appendEvent(tx, {
    ...event,
    ...{ scopeId: studioScope(studioId), opId: form.opId, actor, device: null, receivedAt },
  })
  await projectStudio(tx, state, event, entry, personalOf(context, form, fresh))
  // Whoever led the studio keeps no way into its register.
  if (form.change === 'lead') await tx.grant.deleteMany({ where: { studioId, role: 'studioLead' } })
  return { ok: true, studioId }
}

async function unitOf(tx: Tx, creditCode: string): Promise<{ id: string; isNew: boolean }> {
  const known = await tx.unit.findUnique({ where: { creditCode }, select: { id: true } })
  return known ? { id: known.id, isNew: false } : { id: randomUUID(), isNew: true }
}

async function hasTwin(tx: Tx, studioId: string, unitId: string, name: string): Promise<boolean> {
  const twin = await tx.studio.findUnique({ where: { unitId_name: { unitId, name } } })
  return twin !== null && twin.id !== studioId
}

/** The history's entry as people read it: leads and units by their names. */
async function named(
  tx: Tx,
  studioId: string,
  form: StudioChangeForm,
  entry: HistoryEntry | null,
): Promise<HistoryEntry | null> {
  if (entry === null || (form.change !== 'lead' && form.change !== 'unit')) return entry
  const before = await tx.studio.findUniqueOrThrow({
    where: { id: studioId },
    select: { leadName: true, unit: { select: { name: true } } },
  })
  return form.change === 'lead'
    ? { ...entry, from: before.leadName, to: form.leadName }
    : { ...entry, from: before.unit.name, to: form.unitName }
}

function personalOf({ secrets }: ServiceContext, form: StudioChangeForm, fresh: string): Personal {
  switch (form.change) {
    case 'lead':
      return { leadName: form.leadName }
    case 'join':
      return { sealedName: sealField(secrets, 'name', fresh, form.name) }
    case 'sign':
      return { sealedName: sealField(secrets, 'name', fresh, form.apprentice) }
    case 'end':
      return { evaluation: form.evaluation }
    default:
      return {}
  }
}
