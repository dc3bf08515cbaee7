import { plain } from '../plain'
import type { RegistrationEvent, StudioChange, StudioStatus } from './events'
import { hasChanged } from './corrections'
import { apprenticeshipRefusal } from './decideApprenticeship'
import { correctionRefusal, memberCorrectionRefusal } from './decideCorrection'
import { moneyRefusal } from './decideMoney'
import type { StudioRefusal } from './refusals'
import type { RegisterRules } from './registerRules'
import { linkedPeople } from './linkedPeople'
import { isStale } from './stale'
import { isStanding } from './standing'
import type { HistoryKind, StudioState } from './state'

export interface Circumstances {
  rules: RegisterRules
  /** The day it is. */
  today: string
}

type Of<K extends StudioChange['kind']> = Extract<StudioChange, { kind: K }>

/** From which status to which. A removed studio can only be restored, a cancelled one as well. */
const STATUS_MOVES: Record<StudioStatus, readonly StudioStatus[]> = {
  active: ['rectifying', 'removed', 'cancelled'],
  rectifying: ['active', 'removed', 'cancelled', 'rectifying'],
  removed: ['active'],
  cancelled: ['active'],
}

/** What is entered even after a studio's end: its return, a consent withdrawn, what was never so. */
const STILL: readonly StudioChange['kind'][] = [
  'studio.statusChanged',
  'studio.corrected',
  'studio.unitRenamed',
  'member.unlinked',
]

/** Why a studio may not be entered in the register as it is described; null when it may. */
export function registrationRefusal(
  { payload }: { payload: Pick<RegistrationEvent['payload'], 'star' | 'foundedOn' | 'namedOn'> },
  { rules, today }: Circumstances,
): StudioRefusal | null {
  if (!isStar(payload.star, rules)) return 'starRange'
  if (payload.foundedOn > today || (payload.namedOn ?? '') > today) return 'future'
  return payload.namedOn !== null && payload.namedOn < payload.foundedOn ? 'datesOrder' : null
}

/**
 * Why a change may not be entered in a studio's log; null when it may.
 *
 * @param seen how many events the log had on the page that asks for it; null when no page does
 */
export function studioRefusal(
  state: StudioState,
  event: StudioChange,
  circumstances: Circumstances,
  seen: number | null = null,
): StudioRefusal | null {
  if (!isStanding(state.status) && !STILL.includes(event.kind)) return 'ended'
  if (seen !== null && isStale(state, event, seen)) return 'stale'
  const day = dayOf(event)
  if (day !== null && day > circumstances.today) return 'future'
  switch (event.kind) {
    case 'studio.changed':
      return isSame(state.texts, { ...state.texts, ...event.payload }) ? 'nothingChanged' : null
    case 'studio.nameChanged':
      return inOrder(state, 'name', event.payload.on, state.name === event.payload.name)
    case 'studio.leadChanged':
      return inOrder(state, 'lead', event.payload.on, state.lead === event.payload.lead)
    case 'studio.unitChanged':
      return unitRefusal(state, event.payload)
    case 'studio.unitRenamed':
      return event.payload.on < state.foundedOn ? 'beforeFounding' : null
    case 'studio.leadGone':
      return inOrder(state, 'lead', event.payload.on, state.leadGoneOn !== null)
    case 'studio.unitClosed':
      return inOrder(state, 'unit', event.payload.on, state.unitClosedOn !== null)
    case 'studio.named':
      if (state.namedOn !== null) return 'named'
      return event.payload.on < state.foundedOn ? 'beforeFounding' : null
    case 'studio.levelChanged': {
      const { level, on } = event.payload
      // Before the naming there is no level to change: the naming gives it one.
      if (state.namedOn === null) return 'neverNamed'
      if (on < state.namedOn) return 'beforeNaming'
      return inOrder(state, 'level', on, state.level === level)
    }
    case 'studio.corrected':
      return correctionRefusal(state, event, circumstances.today)
    case 'studio.starChanged':
      return starRefusal(state, event.payload, circumstances)
    case 'studio.statusChanged':
      return statusRefusal(state, event.payload)
    case 'member.joined':
      if (state.members.has(event.payload.member)) return 'used'
      return event.payload.on < state.foundedOn ? 'beforeFounding' : null
    case 'member.left': {
      const member = state.members.get(event.payload.member)
      if (!member) return 'memberUnknown'
      if (member.leftOn !== null) return 'memberLeft'
      return event.payload.on < member.joinedOn ? 'datesOrder' : null
    }
    case 'member.changed':
      return memberCorrectionRefusal(state, event, circumstances.today)
    case 'member.linked':
      return linkRefusal(state, event.payload)
    case 'member.unlinked':
      return linkedPerson(state, event.payload.member) === null ? 'notLinked' : null
    case 'achievement.recorded':
      if (state.achievements.has(event.payload.achievement)) return 'used'
      return achievementRefusal(state, event.payload)
    case 'achievement.changed':
      return (
        knownAchievement(state, event.payload.achievement) ??
        achievementRefusal(state, event.payload) ??
        (hasChanged(state, event) ? null : 'nothingChanged')
      )
    case 'achievement.withdrawn':
      return knownAchievement(state, event.payload.achievement)
    case 'apprenticeship.signed':
    case 'apprenticeship.changed':
    case 'apprenticeship.ended':
    case 'apprenticeship.withdrawn':
      return apprenticeshipRefusal(state, event, circumstances)
    case 'grant.received':
    case 'grant.changed':
    case 'grant.withdrawn':
    case 'grant.spent':
    case 'spending.changed':
    case 'spending.withdrawn':
      return moneyRefusal(state, event, circumstances.today)
  }
}

/** The day on which something happened, where it must not lie ahead. */
function dayOf(event: StudioChange): string | null {
  const { payload } = event
  if ('doneOn' in payload) return payload.doneOn
  return 'on' in payload ? (payload.on ?? null) : null
}

function inOrder(
  state: StudioState,
  kind: HistoryKind,
  on: string,
  isSameAsNow: boolean,
): StudioRefusal | null {
  if (isSameAsNow) return 'nothingChanged'
  if (on < state.foundedOn) return 'beforeFounding'
  return on < (state.changedOn.get(kind) ?? '') ? 'beforeLastChange' : null
}

/** A studio can come to another zone with its unit, or alone. */
function unitRefusal(
  state: StudioState,
  { unit, zone, on }: Of<'studio.unitChanged'>['payload'],
): StudioRefusal | null {
  if (unit === state.unit) return inOrder(state, 'zone', on, zone === state.zone)
  return inOrder(state, 'unit', on, false)
}

function starRefusal(
  state: StudioState,
  { star, on }: Of<'studio.starChanged'>['payload'],
  { rules }: Circumstances,
): StudioRefusal | null {
  if (!isStar(star, rules)) return 'starRange'
  return inOrder(state, 'star', on, star === state.star)
}

function isStar(star: number, { mostStars }: RegisterRules): boolean {
  return Number.isInteger(star) && star >= 0 && star <= mostStars
}

function statusRefusal(
  state: StudioState,
  { status, rectifyBy, barredUntil, on }: Of<'studio.statusChanged'>['payload'],
): StudioRefusal | null {
  if (!STATUS_MOVES[state.status].includes(status)) return 'statusMove'
  if ((status === 'rectifying') !== (rectifyBy !== null)) return 'rectifyBy'
  if (rectifyBy !== null && rectifyBy <= on) return 'rectifyBy'
  if (barredUntil !== null && (status !== 'removed' || barredUntil <= on)) return 'barred'
  if (status === 'active' && state.barredUntil !== null && on <= state.barredUntil) return 'barred'
  return inOrder(state, 'status', on, status === state.status && rectifyBy === state.rectifyBy)
}

/** The account linked to a member, or to the lead (null); null when there is none. */
function linkedPerson(state: StudioState, member: string | null): string | null {
  return member === null ? state.linkedLead : (state.members.get(member)?.person ?? null)
}

function linkRefusal(
  state: StudioState,
  { member, person }: Of<'member.linked'>['payload'],
): StudioRefusal | null {
  const known = member === null ? null : state.members.get(member)
  if (known === undefined) return 'memberUnknown'
  if (known && known.leftOn !== null) return 'memberLeft'
  if (linkedPerson(state, member) === person) return 'nothingChanged'
  return linkedPeople(state).some((one) => one.person === person) ? 'linkedTwice' : null
}

function knownAchievement(state: StudioState, id: string): StudioRefusal | null {
  return state.achievements.get(id)?.status === 'recorded' ? null : 'achievementUnknown'
}

function achievementRefusal(
  state: StudioState,
  facts: Of<'achievement.recorded'>['payload'],
): StudioRefusal | null {
  if (facts.doneOn < state.foundedOn) return 'beforeFounding'
  // A result counts in the year it was reached, or in the next one when it is put to use.
  const doneIn = Number(facts.doneOn.slice(0, 4))
  if (facts.year !== doneIn && facts.year !== doneIn + 1) return 'achievementYear'
  if (BigInt(facts.benefitFen) < 0n) return 'amount'
  const isKnown = (id: string) =>
    state.members.has(id) || state.leads.some((lead) => lead.id === id)
  if (!facts.byWhom.every(isKnown)) return 'memberUnknown'
  const title = plain(facts.title)
  const isTwice = [...state.achievements].some(
    ([id, other]) =>
      id !== facts.achievement &&
      other.status === 'recorded' &&
      other.kind === facts.kind &&
      plain(other.title) === title,
  )
  return isTwice ? 'achievementTwice' : null
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
