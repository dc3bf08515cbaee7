import type { AchievementFacts, StudioChange } from '~/domain/studio/events'
import { LEAD, type StudioChangeForm, type StudioEntryForm } from '~/protocol/studio'
import { correctionEvent, idOf, type KnownFacts } from './correctionEvent'

/** The ids that a form speaks of and does not have itself. */
export interface FoundIds {
  /** Of whatever the form brings into the register. */
  fresh: string
  unit: string
  /** Of the account that is to be linked. */
  person: string
  /** Of the contest's entry that an apprenticeship follows from. */
  entry: string | null
}

/** The event that a form asks for. */
export function changeEvent(
  form: StudioChangeForm,
  { fresh, unit, person, entry }: FoundIds,
  known: KnownFacts,
): StudioChange {
  switch (form.change) {
    case 'texts': {
      const { industry, trades, premises, rules, plan, leadHonours } = form
      const payload = { industry, trades, premises, rules, plan, leadHonours }
      return { kind: 'studio.changed', payload }
    }
    case 'name':
      return { kind: 'studio.nameChanged', payload: { name: form.name, ...because(form) } }
    case 'lead': {
      const payload = { lead: fresh, honours: form.leadHonours, ...because(form) }
      return { kind: 'studio.leadChanged', payload }
    }
    case 'unit':
      return { kind: 'studio.unitChanged', payload: { unit, zone: form.zone, ...because(form) } }
    case 'renameUnit':
      return { kind: 'studio.unitRenamed', payload: { unit, ...because(form) } }
    case 'leadGone':
      return { kind: 'studio.leadGone', payload: because(form) }
    case 'unitClosed':
      return { kind: 'studio.unitClosed', payload: because(form) }
    case 'naming': {
      const payload = { level: form.level, cycle: null, ...because(form) }
      return { kind: 'studio.named', payload }
    }
    case 'level':
      return { kind: 'studio.levelChanged', payload: { level: form.level, ...because(form) } }
    case 'status': {
      const { status, rectifyBy = null, barredUntil = null } = form
      const payload = { status, rectifyBy, barredUntil, cycle: null, ...because(form) }
      return { kind: 'studio.statusChanged', payload }
    }
    case 'leave':
      return { kind: 'member.left', payload: { member: form.member, on: form.on } }
    case 'link':
      return { kind: 'member.linked', payload: { member: form.whose, person, consent: true } }
    case 'unlink':
      return { kind: 'member.unlinked', payload: { member: form.whose } }
    case 'amend': {
      const { achievement, reason } = form
      const payload = { achievement, ...facts(form, known), on: known.today, reason }
      return { kind: 'achievement.changed', payload }
    }
    case 'withdraw': {
      const { achievement, reason } = form
      const payload = { achievement, reason, on: known.today }
      return { kind: 'achievement.withdrawn', payload }
    }
    case 'end': {
      const { apprenticeship, status, on } = form
      return { kind: 'apprenticeship.ended', payload: { apprenticeship, status, on } }
    }
    case 'spend': {
      const { grant, amount, what, on } = form
      const payload = { grant, spending: fresh, amountFen: amount, what, on }
      return { kind: 'grant.spent', payload }
    }
    case 'join':
    case 'record':
    case 'sign':
    case 'receive':
      return entryEvent(form, { fresh, entry }, known)
    default:
      return correctionEvent(form, known)
  }
}

/** The event with which a member, result, apprenticeship or grant comes into the register. */
export function entryEvent(
  form: StudioEntryForm,
  { fresh, entry }: Pick<FoundIds, 'fresh' | 'entry'>,
  known: Pick<KnownFacts, 'lead'>,
): StudioChange {
  switch (form.change) {
    case 'join': {
      const { role, certificates, on } = form
      return { kind: 'member.joined', payload: { member: fresh, role, certificates, on } }
    }
    case 'record':
      return {
        kind: 'achievement.recorded',
        payload: { achievement: fresh, ...facts(form, known) },
      }
    case 'sign': {
      const { agreement, goals, startsOn, endsOn } = form
      const master = idOf(form.master ?? LEAD, known.lead)
      const terms = { master, agreement, goals, startsOn, endsOn, entry }
      return { kind: 'apprenticeship.signed', payload: { apprenticeship: fresh, ...terms } }
    }
    case 'receive': {
      const { year, source, amount, purpose, on } = form
      const payload = { grant: fresh, year, source, amountFen: amount, purpose, on }
      return { kind: 'grant.received', payload }
    }
  }
}

const because = ({ on, reason }: { on: string; reason: string }) => ({ on, reason })

function facts(
  form: Omit<Extract<StudioChangeForm, { change: 'record' | 'amend' }>, 'opId' | 'seen' | 'change'>,
  { lead }: Pick<KnownFacts, 'lead'>,
): AchievementFacts {
  const byWhom = form.byWhom.map((id) => idOf(id, lead))
  const { kind, title, year, doneOn, benefit, benefitBasis, adopted, adoptedBy } = form
  return {
    ...{ kind, title, year, doneOn, byWhom, benefitFen: benefit, benefitBasis },
    ...{ adopted: adopted === 'on', adoptedBy },
  }
}
