import type { StudioChange } from './events'
import type { HistoryKind, StudioState } from './state'

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
    case 'studio.unitChanged':
      return entry(event.payload, 'unit', state.unit, event.payload.unit)
    case 'studio.levelChanged':
      return entry(event.payload, 'level', state.level, event.payload.level)
    case 'studio.starChanged':
      return entry(
        event.payload,
        'star',
        String(state.star),
        String(event.payload.star),
        event.payload.cycle,
      )
    case 'studio.statusChanged':
      return entry(event.payload, 'status', state.status, event.payload.status, event.payload.cycle)
    default:
      return null
  }
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
