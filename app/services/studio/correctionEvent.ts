import type { StudioChange, StudioCorrection, StudioLevel } from '~/domain/studio/events'
import { LEAD, type StudioChangeForm } from '~/protocol/studio'

/** Forms that put right what was entered wrong; each says why. */
export type CorrectionForm = Extract<
  StudioChangeForm,
  {
    change:
      | 'correct'
      | 'amendMember'
      | 'amendApprenticeship'
      | 'withdrawApprenticeship'
      | 'amendGrant'
      | 'withdrawGrant'
      | 'amendSpending'
      | 'withdrawSpending'
  }
>

/** What the register says before a correction, as far as the event must know it. */
export interface KnownFacts {
  studio: {
    nameEn: string | null
    leadName: string
    foundedOn: string
    namedOn: string | null
    level: string
  }
  /** The opaque id of who leads the studio. */
  lead: string
  /** Whether the form has another name or evaluation of the person than the table. */
  renamed: boolean
  evaluated: boolean
  today: string
}

/** The event that a correction asks for. */
export function correctionEvent(form: CorrectionForm, known: KnownFacts): StudioChange {
  const because = { on: known.today, reason: form.reason }
  switch (form.change) {
    case 'correct':
      return { kind: 'studio.corrected', payload: { ...correction(form, known), ...because } }
    case 'amendMember': {
      const { member, role, certificates, joinedOn, leftOn = null } = form
      const payload = { member, role, certificates, joinedOn, leftOn, renamed: known.renamed }
      return { kind: 'member.changed', payload: { ...payload, ...because } }
    }
    case 'amendApprenticeship': {
      const { apprenticeship, agreement, goals, startsOn, endsOn, status } = form
      const master = idOf(form.master, known.lead)
      const { renamed, evaluated } = known
      const payload = { apprenticeship, master, agreement, goals, startsOn, endsOn, status }
      const personal = { renamed, evaluated }
      return {
        kind: 'apprenticeship.changed',
        payload: { ...payload, ...personal, ...because },
      }
    }
    case 'withdrawApprenticeship': {
      const { apprenticeship } = form
      return { kind: 'apprenticeship.withdrawn', payload: { apprenticeship, ...because } }
    }
    case 'amendGrant': {
      const { grant, year, source, amount, purpose, receivedOn } = form
      const payload = { grant, year, source, amountFen: amount, purpose, receivedOn }
      return { kind: 'grant.changed', payload: { ...payload, ...because } }
    }
    case 'withdrawGrant':
      return { kind: 'grant.withdrawn', payload: { grant: form.grant, ...because } }
    case 'amendSpending': {
      const { grant, spending, amount, what, spentOn } = form
      const payload = { grant, spending, amountFen: amount, what, spentOn }
      return { kind: 'spending.changed', payload: { ...payload, ...because } }
    }
    case 'withdrawSpending': {
      const { grant, spending } = form
      return { kind: 'spending.withdrawn', payload: { grant, spending, ...because } }
    }
  }
}

/** The id of whoever was chosen: {@link LEAD} is who leads the studio now, all others have theirs. */
export function idOf(chosen: string, lead: string): string {
  return chosen === LEAD ? lead : chosen
}

/** Only what differs: the form shows all of it, and most of it is right. */
function correction(
  form: Extract<CorrectionForm, { change: 'correct' }>,
  { studio: now }: KnownFacts,
): StudioCorrection {
  const { nameEn = null, foundedOn, namedOn = null, leadName } = form
  const level: StudioLevel = form.level
  return {
    ...(nameEn !== now.nameEn && { nameEn }),
    ...(foundedOn !== now.foundedOn && { foundedOn }),
    ...(namedOn !== now.namedOn && { namedOn }),
    ...(level !== now.level && { level }),
    ...(leadName !== now.leadName && { leadName: true }),
  }
}
