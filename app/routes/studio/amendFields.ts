import { LEAD } from '~/protocol/studio'
import { resultFields, type FormStart } from './changeFields'
import type { ChangeField } from './FormFields'
import type { ShownRecord } from './studio'

export interface AmendForm {
  change: string
  fields: ChangeField[]
}

type Options = Pick<FormStart, 'authors' | 'masters' | 'word'>

const reason: ChangeField = { name: 'reason', type: 'area' }
const hidden = (name: string, value: string): ChangeField => ({ name, type: 'hidden', value })

/** The forms that correct or withdraw the entry of this id; none when it is not there to correct. */
export function amendForms(studio: ShownRecord, id: string, options: Options): AmendForm[] {
  return (
    amendedResult(studio, id, options) ??
    amendedMember(studio, id) ??
    amendedApprenticeship(studio, id, options) ??
    amendedGrant(studio, id) ??
    amendedSpending(studio, id) ??
    []
  )
}

function amendedResult(studio: ShownRecord, id: string, options: Options): AmendForm[] | null {
  const one = studio.achievements.find((result) => result.id === id)
  if (one?.status !== 'recorded') return null
  const now = {
    ...{ kind: one.kind, title: one.title, year: String(one.year), doneOn: one.doneOn },
    ...{ benefit: one.benefit, benefitBasis: one.benefitBasis, adoptedBy: one.adoptedBy },
    byWhom: one.byWhom.join('、'),
    adopted: one.adopted ? 'on' : '',
  }
  return [
    {
      change: 'amend',
      fields: [hidden('achievement', id), ...resultFields(options, now), reason],
    },
    { change: 'withdraw', fields: [hidden('achievement', id), reason] },
  ]
}

function amendedMember(studio: ShownRecord, id: string): AmendForm[] | null {
  const one = studio.members.find((member) => member.id === id)
  if (!one) return null
  const fields: ChangeField[] = [
    hidden('member', id),
    { name: 'name', label: 'person', value: one.name },
    { name: 'role', value: one.role },
    { name: 'certificates', value: one.certificates.join('、'), optional: true },
    { name: 'joinedOn', type: 'date', value: one.joinedOn },
    // leaving is a change of its own; here its day is corrected
    ...(one.leftOn === null
      ? []
      : [{ name: 'leftOn', type: 'date' as const, value: one.leftOn, optional: true }]),
    reason,
  ]
  return [{ change: 'amendMember', fields }]
}

function amendedApprenticeship(
  studio: ShownRecord,
  id: string,
  { masters, word }: Options,
): AmendForm[] | null {
  const one = studio.apprenticeships.find((apprenticeship) => apprenticeship.id === id)
  if (!one || one.status === 'withdrawn') return null
  const isRunning = one.status === 'running'
  const outcomes = isRunning ? ['running'] : ['passed', 'failed', 'ended']
  const fields: ChangeField[] = [
    hidden('apprenticeship', id),
    { name: 'master', options: masters, value: one.master },
    { name: 'apprentice', value: one.name },
    { name: 'agreement', value: one.agreement },
    { name: 'goals', type: 'area', value: one.goals, optional: true },
    { name: 'startsOn', type: 'date', value: one.startsOn },
    { name: 'endsOn', type: 'date', value: one.endsOn },
    {
      name: 'status',
      value: one.status,
      options: outcomes.map((value) => ({ value, label: word('outcome', value) })),
    },
    ...(isRunning
      ? [hidden('evaluation', one.evaluation)]
      : [{ name: 'evaluation', type: 'area' as const, value: one.evaluation, optional: true }]),
    reason,
  ]
  return [
    { change: 'amendApprenticeship', fields },
    { change: 'withdrawApprenticeship', fields: [hidden('apprenticeship', id), reason] },
  ]
}

function amendedGrant(studio: ShownRecord, id: string): AmendForm[] | null {
  const one = studio.grants.find((grant) => grant.id === id)
  if (one?.status !== 'received') return null
  const fields: ChangeField[] = [
    hidden('grant', id),
    { name: 'year', type: 'number', value: String(one.year) },
    { name: 'source', value: one.source },
    { name: 'amount', value: one.amount },
    { name: 'purpose', type: 'area', value: one.purpose, optional: true },
    { name: 'receivedOn', type: 'date', value: one.receivedOn },
    reason,
  ]
  return [
    { change: 'amendGrant', fields },
    { change: 'withdrawGrant', fields: [hidden('grant', id), reason] },
  ]
}

function amendedSpending(studio: ShownRecord, id: string): AmendForm[] | null {
  const grant = studio.grants.find(({ spendings }) => spendings.some((one) => one.id === id))
  const one = grant?.spendings.find((spending) => spending.id === id)
  if (!grant || one?.status !== 'recorded') return null
  const which = [hidden('grant', grant.id), hidden('spending', id)]
  const fields: ChangeField[] = [
    ...which,
    { name: 'amount', value: one.amount },
    { name: 'what', value: one.what },
    { name: 'spentOn', type: 'date', value: one.spentOn },
    reason,
  ]
  return [
    { change: 'amendSpending', fields },
    { change: 'withdrawSpending', fields: [...which, reason] },
  ]
}

/** The lead first, who is who leads now; former leads and everybody who was a member after. */
export function everybody(studio: ShownRecord, lead: string): { value: string; label: string }[] {
  const others = [...studio.members, ...studio.formerLeads]
  return [
    { value: LEAD, label: lead },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ]
}
