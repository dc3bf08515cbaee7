import { correctedFacts, type Correction } from './corrections'
import type { StudioChange } from './events'
import { required } from './required'
import type { CorrectedFacts, HistoryKind, StudioState } from './state'

export interface HistoryEntry {
  kind: HistoryKind
  /** Ids for leads and units; else what the register shows. */
  from: string
  to: string
  reason: string
  cycle: string | null
  at: string
}

/** What an event adds to a studio's history, seen from the state before it; null for most events. */
export function historyEntry(state: StudioState, event: StudioChange): HistoryEntry | null {
  switch (event.kind) {
    case 'studio.nameChanged':
      return entry(event.payload, 'name', state.name, event.payload.name)
    case 'studio.leadChanged':
      return entry(event.payload, 'lead', state.lead, event.payload.lead)
    case 'studio.unitChanged': {
      const { unit, zone } = event.payload
      return unit === state.unit
        ? entry(event.payload, 'zone', state.zone, zone)
        : entry(event.payload, 'unit', state.unit, unit)
    }
    case 'studio.unitRenamed':
      return entry(event.payload, 'unitRenamed', state.unit, state.unit)
    case 'studio.leadGone':
      return entry(event.payload, 'leadGone', '', '')
    case 'studio.unitClosed':
      return entry(event.payload, 'unitClosed', '', '')
    case 'studio.named': {
      const { level, cycle } = event.payload
      return entry(event.payload, 'named', state.level, level, cycle)
    }
    case 'studio.levelChanged': {
      const { level, cycle } = event.payload
      return entry(event.payload, 'level', state.level, level, cycle)
    }
    case 'studio.starChanged': {
      const { star, cycle } = event.payload
      return entry(event.payload, 'star', String(state.star), String(star), cycle)
    }
    case 'studio.statusChanged':
      return entry(event.payload, 'status', state.status, event.payload.status, event.payload.cycle)
    case 'studio.corrected':
      return corrected(state, event, 'corrected', event.payload)
    case 'member.changed':
      return corrected(state, event, 'member', event.payload)
    case 'apprenticeship.changed':
      return corrected(state, event, 'apprenticeship', event.payload)
    case 'grant.changed':
      return corrected(state, event, 'grant', event.payload)
    case 'spending.changed':
      return corrected(state, event, 'spending', event.payload)
    case 'achievement.changed': {
      const { on, reason } = event.payload
      if (on === undefined || reason === undefined) return null
      return corrected(state, event, 'achievement', { on, reason })
    }
    case 'achievement.withdrawn': {
      const { achievement, on, reason } = event.payload
      const { title } = required(state.achievements, achievement)
      return on === undefined ? null : withdrawn({ on, reason }, 'achievement', { title })
    }
    case 'apprenticeship.withdrawn': {
      const { agreement } = required(state.apprenticeships, event.payload.apprenticeship)
      return withdrawn(event.payload, 'apprenticeship', { agreement })
    }
    case 'grant.withdrawn': {
      const { source } = required(state.grants, event.payload.grant)
      return withdrawn(event.payload, 'grant', { source })
    }
    case 'spending.withdrawn': {
      const { grant, spending } = event.payload
      const { what } = required(required(state.grants, grant).spendings, spending)
      return withdrawn(event.payload, 'spending', { what })
    }
    default:
      return null
  }
}

/** What was and what is, each after the words that tell which of several things it was. */
function corrected(
  state: StudioState,
  event: Correction,
  kind: HistoryKind,
  because: { on: string; reason: string },
): HistoryEntry {
  const { from, to } = correctedFacts(state, event)
  const which = whichOne(state, event)
  return entry(
    because,
    kind,
    JSON.stringify({ ...which, ...from }),
    JSON.stringify({ ...which, ...to }),
  )
}

/** Nobody's name: of a member there is nothing to tell by. */
function whichOne(state: StudioState, event: Correction): CorrectedFacts {
  switch (event.kind) {
    case 'achievement.changed':
      return { title: required(state.achievements, event.payload.achievement).title }
    case 'apprenticeship.changed':
      return { agreement: required(state.apprenticeships, event.payload.apprenticeship).agreement }
    case 'grant.changed':
      return { source: required(state.grants, event.payload.grant).source }
    case 'spending.changed': {
      const { grant, spending } = event.payload
      return { what: required(required(state.grants, grant).spendings, spending).what }
    }
    default:
      return {}
  }
}

/** What was withdrawn stands in `from`, and nothing comes in its place. */
function withdrawn(
  because: { on: string; reason: string },
  kind: HistoryKind,
  what: Record<string, string>,
): HistoryEntry {
  return entry(because, kind, JSON.stringify(what), '{}')
}

function entry(
  { on, reason }: { on: string; reason: string },
  kind: HistoryKind,
  from: string,
  to: string,
  cycle: string | null = null,
): HistoryEntry {
  return { kind, from, to, reason, cycle, at: on }
}
