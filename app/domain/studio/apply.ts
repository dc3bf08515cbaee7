import { isFileEvent, type FileEvent } from '../files/events'
import { applyMoney } from './applyMoney'
import type { AchievementFacts, RegistrationEvent, StudioChange, StudioEventBody } from './events'
import { historyEntry } from './history'
import { required } from './required'
import { subjectsOf } from './stale'
import type { AchievementState, StudioState } from './state'

/** The state that a log begins with: its first event is the registration. */
export function beginStudio({ payload }: RegistrationEvent): StudioState {
  const { studio, industry, trades, premises, rules, plan, leadHonours, ...facts } = payload
  const { name, zone, unit, lead, level, star, foundedOn, namedOn, sample } = facts
  return {
    ...{ id: studio, seq: 1, name, zone, unit, lead, level, star, foundedOn, namedOn, sample },
    ...{ status: 'active', rectifyBy: null, barredUntil: null },
    ...{ leadGoneOn: null, unitClosedOn: null, linkedLead: null, namedIn: null },
    nameEn: payload.nameEn ?? null,
    leads: [{ id: lead, seq: 1 }],
    texts: { industry, trades, premises, rules, plan, leadHonours },
    members: new Map(),
    achievements: new Map(),
    apprenticeships: new Map(),
    grants: new Map(),
    firstOn: new Map(),
    changedOn: new Map(),
    changedSeq: new Map(),
  }
}

/** Adds a later event to the state of its studio, in place. */
export function applyStudioEvent(state: StudioState, event: StudioChange): void {
  const entry = historyEntry(state, event)
  if (entry) {
    state.changedOn.set(entry.kind, entry.at)
    if (!state.firstOn.has(entry.kind)) state.firstOn.set(entry.kind, entry.at)
  }
  state.seq += 1
  for (const subject of subjectsOf(event)) state.changedSeq.set(subject, state.seq)
  change(state, event)
}

function change(state: StudioState, event: StudioChange): void {
  switch (event.kind) {
    case 'studio.changed':
      state.texts = { ...state.texts, ...event.payload }
      return
    case 'studio.nameChanged':
      state.name = event.payload.name
      return
    case 'studio.leadChanged':
      state.lead = event.payload.lead
      state.leads.push({ id: state.lead, seq: state.seq })
      state.leadGoneOn = null
      state.linkedLead = null
      state.texts = { ...state.texts, leadHonours: event.payload.honours }
      return
    case 'studio.unitChanged':
      state.unit = event.payload.unit
      state.zone = event.payload.zone
      state.unitClosedOn = null
      return
    case 'studio.leadGone':
      state.leadGoneOn = event.payload.on
      return
    case 'studio.unitClosed':
      state.unitClosedOn = event.payload.on
      return
    case 'studio.named':
      state.level = event.payload.level
      state.namedOn = event.payload.on
      state.namedIn = event.payload.cycle
      return
    case 'studio.levelChanged':
      state.level = event.payload.level
      return
    case 'studio.corrected': {
      const { nameEn = state.nameEn, level = state.level } = event.payload
      const { foundedOn = state.foundedOn, namedOn = state.namedOn } = event.payload
      Object.assign(state, { nameEn, level, foundedOn, namedOn })
      return
    }
    case 'studio.unitRenamed':
      return
    case 'studio.starChanged':
      state.star = event.payload.star
      return
    case 'studio.statusChanged': {
      const { status, rectifyBy, barredUntil } = event.payload
      Object.assign(state, { status, rectifyBy, barredUntil })
      return
    }
    case 'member.joined': {
      const { member, role, certificates, on } = event.payload
      const came = { role, certificates, joinedOn: on, leftOn: null, person: null }
      state.members.set(member, came)
      return
    }
    case 'member.left': {
      const { member, on } = event.payload
      Object.assign(required(state.members, member), { leftOn: on, person: null })
      return
    }
    case 'member.changed': {
      const { member: id, role, certificates, joinedOn, leftOn } = event.payload
      const member = required(state.members, id)
      Object.assign(member, { role, certificates, joinedOn, leftOn })
      if (leftOn !== null) member.person = null
      return
    }
    case 'member.linked':
      link(state, event.payload.member, event.payload.person)
      return
    case 'member.unlinked':
      link(state, event.payload.member, null)
      return
    case 'achievement.recorded':
    case 'achievement.changed':
      state.achievements.set(event.payload.achievement, achievementOf(event.payload))
      return
    case 'achievement.withdrawn':
      required(state.achievements, event.payload.achievement).status = 'withdrawn'
      return
    case 'apprenticeship.signed': {
      const { apprenticeship, ...facts } = event.payload
      const master = facts.master ?? state.lead
      state.apprenticeships.set(apprenticeship, { ...facts, master, status: 'running' })
      return
    }
    case 'apprenticeship.changed': {
      const { master, agreement, goals, startsOn, endsOn, status } = event.payload
      const facts = { master, agreement, goals, startsOn, endsOn, status }
      Object.assign(required(state.apprenticeships, event.payload.apprenticeship), facts)
      return
    }
    case 'apprenticeship.withdrawn':
      required(state.apprenticeships, event.payload.apprenticeship).status = 'withdrawn'
      return
    case 'apprenticeship.ended': {
      const { apprenticeship: id, status, on } = event.payload
      const apprenticeship = required(state.apprenticeships, id)
      apprenticeship.status = status
      if (on < apprenticeship.endsOn) apprenticeship.endsOn = on
      return
    }
    case 'grant.received':
    case 'grant.changed':
    case 'grant.withdrawn':
    case 'grant.spent':
    case 'spending.changed':
    case 'spending.withdrawn':
      applyMoney(state, event)
      return
  }
}

/** The state after a whole log. @throws when it does not begin with the registration. */
export function foldStudio(events: readonly (StudioEventBody | FileEvent)[]): StudioState {
  const [first, ...later] = events
  if (first?.kind !== 'studio.registered') throw new Error('The log begins with no registration')
  const state = beginStudio(first)
  for (const event of later) {
    if (event.kind === 'studio.registered') throw new Error('The log registers a studio twice')
    if (isFileEvent(event)) state.seq += 1
    else applyStudioEvent(state, event)
  }
  return state
}

function link(state: StudioState, member: string | null, person: string | null): void {
  if (member === null) state.linkedLead = person
  else required(state.members, member).person = person
}

function achievementOf(facts: AchievementFacts): AchievementState {
  const { kind, title, year, doneOn, byWhom, benefitFen, benefitBasis, adopted, adoptedBy } = facts
  return {
    ...{ kind, title, year, doneOn, byWhom, benefitBasis, adopted, adoptedBy },
    benefitFen: BigInt(benefitFen),
    status: 'recorded',
  }
}
