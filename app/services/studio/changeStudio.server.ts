import { randomUUID } from 'node:crypto'
import { studioRefusal } from '~/domain/studio/decide'
import { historyEntry, type HistoryEntry } from '~/domain/studio/history'
import { REGISTER_RULES } from '~/domain/studio/registerRules'
import type { CorrectedFacts } from '~/domain/studio/state'
import type { StudioChangeForm } from '~/protocol/studio'
import type { ServiceContext } from '~/services/context'
import { derivedId } from '~/services/log/derivedId.server'
import { performOp } from '~/services/log/performOp.server'
import type { Tx } from '~/services/log/writer.server'
import { lookupsOf, sealField } from '~/services/people/personFields.server'
import { recuseTiedWithin } from '../review/recuseTied.server'
import { changeEvent } from './changeEvent'
import { dayOf } from './dayOf'
import { enterStudioEvent } from './enterStudioEvent.server'
import { knownFacts } from './knownFacts.server'
import { linkTarget } from './linkTarget.server'
import { loadStudio } from './loadStudio.server'
import { isMemberTwice } from './memberTwice.server'
import type { Personal } from './projectStudio.server'
import { renameUnit } from './renameUnit.server'
import type { StudioAnswer } from './studioAnswer'
import { isZone } from './studioZone.server'

export interface ChangeStudioOptions {
  studioId: string
  form: StudioChangeForm
  /** Who was authorised for this change of this studio. */
  actor: string
  receivedAt: Date
}

type Answer<Code extends string> = StudioAnswer | { ok: false; code: Code }

/**
 * Enters one change in a studio's log and tables, in one transaction. A refusal changes nothing and
 * is not remembered, so that the form can be corrected and sent again.
 *
 * @param guard why the change is not made as things stand when its turn comes; null when it is
 */
export async function changeStudio<Code extends string = never>(
  context: ServiceContext,
  options: ChangeStudioOptions,
  guard: (tx: Tx) => Promise<Code | null> = () => Promise.resolve(null),
): Promise<Answer<Code>> {
  const { actor, receivedAt, studioId } = options
  const { opId, ...form } = options.form
  // what an op is bound to is kept, so a phone goes into it as its keyed hash
  const body =
    form.change === 'link' ? { ...form, phone: lookupsOf(context.secrets, form).phoneKey } : form
  const outcome = await context.writer.write((tx) =>
    performOp<Answer<Code>>(
      tx,
      { actor, opId, body: { studioId, ...body }, receivedAt },
      async () => {
        const code = await guard(tx)
        return code === null ? change(tx, context, options) : { ok: false, code }
      },
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
  const unit = form.change === 'unit' ? await unitOf(tx, form) : null
  if (unit?.isOther) return { ok: false, code: 'unitOther' }
  const linked = await linkTarget(tx, context, state, form)
  if ('code' in linked) return { ok: false, code: linked.code }
  const today = dayOf(receivedAt)
  const known = { ...(await knownFacts(tx, context, state, form)), today }
  const event = changeEvent(form, { fresh, unit: unit?.id ?? state.unit, ...linked }, known)
  const circumstances = { rules: REGISTER_RULES, today }
  const code = studioRefusal(state, event, circumstances, form.seen ?? null)
  if (code !== null) return { ok: false, code }
  if (await isMemberTwice(tx, context, state, form)) return { ok: false, code: 'memberTwice' }
  const name = form.change === 'name' ? form.name : state.name
  if (await hasTwin(tx, studioId, unit?.id ?? state.unit, name)) {
    return { ok: false, code: 'alreadyRegistered' }
  }
  if (form.change === 'unit' && unit?.isNew) {
    const { unitName, creditCode } = form
    await tx.unit.create({ data: { id: unit.id, name: unitName, creditCode } })
  }
  const by = { opId: form.opId, actor, receivedAt }
  if (form.change === 'renameUnit') return renameUnit(tx, state, form, by)
  const entry = await named(tx, studioId, form, historyEntry(state, event))
  await enterStudioEvent(
    tx,
    state,
    event,
    { entry, personal: personalOf(context, form, fresh) },
    by,
  )
  if (form.change === 'unit' || form.change === 'link') await recuseTiedWithin(tx, by)
  // Whoever led the studio keeps no way into its register.
  if (form.change === 'lead') await tx.grant.deleteMany({ where: { studioId, role: 'studioLead' } })
  return { ok: true, studioId }
}

/** The unit of a credit code; `isOther` when the code is another unit's than the one that was typed. */
async function unitOf(
  tx: Tx,
  { creditCode, unitName }: { creditCode: string; unitName: string },
): Promise<{ id: string; isNew: boolean; isOther: boolean }> {
  const known = await tx.unit.findUnique({ where: { creditCode } })
  if (known) return { id: known.id, isNew: false, isOther: known.name !== unitName }
  return { id: randomUUID(), isNew: true, isOther: false }
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
  if (entry === null || !['lead', 'unit', 'correct'].includes(form.change)) return entry
  const { leadName, nameEn, unit } = await tx.studio.findUniqueOrThrow({
    where: { id: studioId },
    select: { leadName: true, nameEn: true, unit: { select: { name: true } } },
  })
  switch (form.change) {
    case 'lead':
      return { ...entry, from: leadName, to: form.leadName }
    case 'unit':
      return entry.kind === 'unit' ? { ...entry, from: unit.name, to: form.unitName } : entry
    case 'correct': {
      const { from, to } = entry
      return {
        ...entry,
        from: withNames(from, { leadName, nameEn: nameEn ?? '' }),
        to: withNames(to, { leadName: form.leadName, nameEn: form.nameEn ?? '' }),
      }
    }
    default:
      return entry
  }
}

/** The log may not have these; the tables do. */
function withNames(facts: string, names: CorrectedFacts): string {
  const known = JSON.parse(facts) as CorrectedFacts
  const filled = Object.entries(known).map(([key, value]) => [key, names[key] ?? value])
  return JSON.stringify(Object.fromEntries(filled))
}

function personalOf({ secrets }: ServiceContext, form: StudioChangeForm, fresh: string): Personal {
  switch (form.change) {
    case 'lead':
      return { leadName: form.leadName }
    case 'correct':
      return { correctedLead: form.leadName }
    case 'join':
      return { sealedName: sealField(secrets, 'name', fresh, form.name) }
    case 'amendMember':
      return { sealedName: sealField(secrets, 'name', form.member, form.name) }
    case 'amendApprenticeship': {
      const { apprenticeship, apprentice, evaluation } = form
      return { sealedName: sealField(secrets, 'name', apprenticeship, apprentice), evaluation }
    }
    case 'sign':
      return { sealedName: sealField(secrets, 'name', fresh, form.apprentice) }
    case 'end':
      return { evaluation: form.evaluation }
    default:
      return {}
  }
}
