import { periodRefusal } from './apprenticeshipPeriod'
import { hasChanged } from './corrections'
import type { AgreementFacts, StudioChange } from './events'
import type { StudioRefusal } from './refusals'
import type { RegisterRules } from './registerRules'
import type { StudioState } from './state'

type ApprenticeshipChange = Extract<StudioChange, { kind: `apprenticeship.${string}` }>

/** Why a change of an apprenticeship may not be entered; null when it may. */
export function apprenticeshipRefusal(
  state: StudioState,
  event: ApprenticeshipChange,
  { rules }: { rules: RegisterRules },
): StudioRefusal | null {
  const id = event.payload.apprenticeship
  const now = state.apprenticeships.get(id)
  if (event.kind === 'apprenticeship.signed') {
    if (now) return 'used'
    const { master, startsOn, endsOn } = event.payload
    const agreed = { master: master ?? state.lead, startsOn, endsOn }
    return presentRefusal(state, agreed.master) ?? agreementRefusal(state, id, agreed, rules)
  }
  if (!now || now.status === 'withdrawn') return 'apprenticeshipUnknown'
  switch (event.kind) {
    case 'apprenticeship.ended':
      if (now.status !== 'running') return 'apprenticeshipOver'
      return event.payload.on < now.startsOn ? 'datesOrder' : null
    case 'apprenticeship.changed': {
      const { payload } = event
      if (!hasChanged(state, event)) return 'nothingChanged'
      // An outcome is entered when it ends, and corrected to another one.
      if ((now.status === 'running') !== (payload.status === 'running')) return 'apprenticeshipOver'
      if (payload.startsOn > payload.endsOn) return 'datesOrder'
      return agreementRefusal(state, id, payload, rules, now.status !== 'running')
    }
    case 'apprenticeship.withdrawn':
      return null
  }
}

/** Only who is there now takes a new apprentice. */
function presentRefusal(state: StudioState, master: string): StudioRefusal | null {
  if (master === state.lead) return null
  const member = state.members.get(master)
  if (!member) return 'memberUnknown'
  return member.leftOn === null ? null : 'memberLeft'
}

/** @param isOver it ended, perhaps early: its days make no whole years then */
function agreementRefusal(
  state: StudioState,
  id: string,
  { master, startsOn, endsOn }: Pick<AgreementFacts, 'master' | 'startsOn' | 'endsOn'>,
  { apprentices }: RegisterRules,
  isOver = false,
): StudioRefusal | null {
  if (startsOn < state.foundedOn) return 'beforeFounding'
  const isKnown = state.members.has(master) || state.leads.some((lead) => lead.id === master)
  if (!isKnown) return 'memberUnknown'
  const others = [...state.apprenticeships]
    .filter(([key, one]) => key !== id && one.master === master && one.status !== 'withdrawn')
    .map(([, one]) => one)
  const least = isOver ? { ...apprentices, leastYears: 0 } : apprentices
  return periodRefusal({ startsOn, endsOn }, others, least)
}
