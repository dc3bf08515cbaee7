import { hasChanged } from './corrections'
import type { StudioChange } from './events'
import type { StudioRefusal } from './refusals'
import type { StudioState } from './state'

type Of<K extends StudioChange['kind']> = Extract<StudioChange, { kind: K }>

/** Why a studio's own facts may not be corrected like this; null when they may. */
export function correctionRefusal(
  state: StudioState,
  event: Of<'studio.corrected'>,
  today: string,
): StudioRefusal | null {
  if (!hasChanged(state, event)) return 'nothingChanged'
  const { foundedOn = state.foundedOn, namedOn = state.namedOn } = event.payload
  if (foundedOn > today || (namedOn ?? '') > today) return 'future'
  if (namedOn !== null && namedOn < foundedOn) return 'datesOrder'
  if (firstDay(state) < foundedOn) return 'beforeFounding'
  if (event.payload.namedOn === undefined) return null
  if (namedOn === null && state.namedIn !== null) return 'namedInCycle'
  const levelOn = state.firstOn.get('level')
  return levelOn !== undefined && (namedOn ?? '9999') > levelOn ? 'namedLater' : null
}

/** The first day on which anything else in the log happened; `9999` when nothing did. */
function firstDay(state: StudioState): string {
  const { members, achievements, apprenticeships, grants, firstOn } = state
  const days = [
    ...[...members.values()].map(({ joinedOn }) => joinedOn),
    ...[...achievements.values()].flatMap(({ status, doneOn }) =>
      status === 'recorded' ? [doneOn] : [],
    ),
    ...[...apprenticeships.values()].flatMap(({ status, startsOn }) =>
      status === 'withdrawn' ? [] : [startsOn],
    ),
    ...[...grants.values()].flatMap(({ status, receivedOn }) =>
      status === 'received' ? [receivedOn] : [],
    ),
    ...firstOn.values(),
  ]
  return days.reduce((first, day) => (day < first ? day : first), '9999')
}

/** Why a member's entry may not be corrected like this; null when it may. */
export function memberCorrectionRefusal(
  state: StudioState,
  event: Of<'member.changed'>,
  today: string,
): StudioRefusal | null {
  const { member, joinedOn, leftOn } = event.payload
  if (!state.members.has(member)) return 'memberUnknown'
  if (!hasChanged(state, event)) return 'nothingChanged'
  if (joinedOn > today || (leftOn ?? '') > today) return 'future'
  if (joinedOn < state.foundedOn) return 'beforeFounding'
  return leftOn !== null && leftOn < joinedOn ? 'datesOrder' : null
}
