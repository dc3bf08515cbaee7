import type { AchievementFacts, StudioChange } from '~/domain/studio/events'
import type { StudioChangeForm } from '~/protocol/studio'

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
    case 'leadGone':
      return { kind: 'studio.leadGone', payload: because(form) }
    case 'unitClosed':
      return { kind: 'studio.unitClosed', payload: because(form) }
    case 'level':
      return { kind: 'studio.levelChanged', payload: { level: form.level, ...because(form) } }
    case 'status': {
      const { status, rectifyBy = null, barredUntil = null } = form
      const payload = { status, rectifyBy, barredUntil, cycle: null, ...because(form) }
      return { kind: 'studio.statusChanged', payload }
    }
    case 'join': {
      const { role, certificates, on } = form
      return { kind: 'member.joined', payload: { member: fresh, role, certificates, on } }
    }
    case 'leave':
      return { kind: 'member.left', payload: { member: form.member, on: form.on } }
    case 'link':
      return { kind: 'member.linked', payload: { member: form.whose, person, consent: true } }
    case 'unlink':
      return { kind: 'member.unlinked', payload: { member: form.whose } }
    case 'record':
      return { kind: 'achievement.recorded', payload: { achievement: fresh, ...facts(form) } }
    case 'amend': {
      const payload = { achievement: form.achievement, ...facts(form) }
      return { kind: 'achievement.changed', payload }
    }
    case 'withdraw': {
      const { achievement, reason } = form
      return { kind: 'achievement.withdrawn', payload: { achievement, reason } }
    }
    case 'sign': {
      const { master = null, agreement, goals, startsOn, endsOn } = form
      const terms = { master, agreement, goals, startsOn, endsOn, entry }
      return { kind: 'apprenticeship.signed', payload: { apprenticeship: fresh, ...terms } }
    }
    case 'end': {
      const { apprenticeship, status, on } = form
      return { kind: 'apprenticeship.ended', payload: { apprenticeship, status, on } }
    }
    case 'receive': {
      const { year, source, amount, purpose, on } = form
      const payload = { grant: fresh, year, source, amountFen: amount, purpose, on }
      return { kind: 'grant.received', payload }
    }
    case 'spend': {
      const { grant, amount, what, on } = form
      return { kind: 'grant.spent', payload: { grant, amountFen: amount, what, on } }
    }
  }
}

const because = ({ on, reason }: { on: string; reason: string }) => ({ on, reason })

function facts(form: Extract<StudioChangeForm, { change: 'record' | 'amend' }>): AchievementFacts {
  const { kind, title, year, doneOn, byWhom, benefit, benefitBasis, adopted, adoptedBy } = form
  return {
    ...{ kind, title, year, doneOn, byWhom, benefitFen: benefit, benefitBasis },
    ...{ adopted: adopted === 'on', adoptedBy },
  }
}
