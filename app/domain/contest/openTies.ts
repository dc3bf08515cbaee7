import { resultDocument, type ResultRow } from './resultDocument'
import type { ContestState } from './state'

/** Entries that are level after every other rule and wait for the chief judge's order. */
export interface OpenTie {
  readonly rank: number
  readonly rows: readonly ResultRow[]
}

/**
 * The ties that only a decision can settle, best rank first. Null while that cannot be known: the
 * rule set does not end in a decision, or a stage is not decoded yet.
 */
export function openTies(state: ContestState): OpenTie[] | null {
  const { ruleSet, stages } = state
  if (ruleSet?.ties.at(-1)?.by !== 'decision') return null
  const drawn = [...stages.values()]
  if (drawn.length < ruleSet.stages.length) return null
  if (drawn.some(({ phase }) => phase !== 'decoded')) return null
  const byRank = new Map<number, ResultRow[]>()
  for (const row of resultDocument(state).rows) {
    if (row.rank === null || !row.tied) continue
    byRank.set(row.rank, [...(byRank.get(row.rank) ?? []), row])
  }
  return [...byRank].sort(([a], [b]) => a - b).map(([rank, rows]) => ({ rank, rows }))
}

/**
 * The whole order to record when the chief judge has ordered one tie: ties decided before keep
 * their order, since a decision replaces the one before it.
 */
export function tieOrderWith(state: ContestState, ordered: readonly string[]): string[] {
  const kept = state.tieOrder.filter((id) => !ordered.includes(id))
  return [...kept, ...ordered]
}
