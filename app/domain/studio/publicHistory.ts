import { STUDIO_LEVELS } from './events'

/** A change as the register keeps it; see the model StudioHistory. */
export interface HistoryRow {
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly reason: string
  /** `YYYY-MM-DD`. */
  readonly at: string
}

/** A change as the public sees it; texts are null where they could name a person. */
export interface PublicChange {
  readonly kind: string
  readonly at: string
  readonly from: string | null
  readonly to: string | null
  readonly reason: string | null
  /** Whether the studio came out of it better, worse, or neither. */
  readonly turn: 'up' | 'down' | 'none'
}

/** What the public page tells; corrections and notes stay in the register. */
const TOLD = ['named', 'level', 'star', 'status', 'lead', 'unit', 'name']
const STATUSES = ['cancelled', 'removed', 'rectifying', 'active']
/** Ratings are published with their reasons; a change of lead or unit is published as a fact. */
const PUBLISHED = ['named', 'level', 'star', 'status']

/** A studio's history for its public page, the latest first: the good years and the bad. */
export function publicHistory(rows: readonly HistoryRow[]): PublicChange[] {
  return rows
    .filter(({ kind }) => TOLD.includes(kind))
    .map(({ kind, at, from, to, reason }, index) => {
      const told = PUBLISHED.includes(kind)
      const change = told ? { from, to, reason } : { from: null, to: null, reason: null }
      return { index, change: { kind, at, ...change, turn: turnOf(kind, from, to) } }
    })
    .sort((a, b) => b.change.at.localeCompare(a.change.at) || b.index - a.index)
    .map(({ change }) => change)
}

function turnOf(kind: string, from: string, to: string): PublicChange['turn'] {
  if (kind === 'named') return 'up'
  const scale = {
    level: [...STUDIO_LEVELS] as string[],
    status: STATUSES,
    star: ['0', '1', '2', '3', '4', '5'],
  }[kind]
  if (!scale) return 'none'
  const step = scale.indexOf(to) - scale.indexOf(from)
  return step > 0 ? 'up' : step < 0 ? 'down' : 'none'
}
