import { decimalText } from './decimalText'
import { entrantOutcome } from './entrantOutcome'
import { rankKeys } from './rankKeys'
import type { RuleSet, TieRule } from './ruleSet'
import { scoringState, standings, type StandingInput } from './standings'
import type { StageResult } from './stageResult'
import type { ContestState, EntrantState } from './state'
import { entryTotal, type EntryTotal } from './total'

export interface ResultRow {
  entry: string
  entryCode: string
  zone: string
  state: StandingInput['state']
  rank: number | null
  tied: boolean
  /** The tie rule that put it below the one above it. */
  decidedBy: TieRule | null
  /** As a decimal; null without a rank. */
  total: string | null
  stages: { key: string; score: string; weighted: string }[]
  /** Points for the zone; 0 beyond the rule set's list. */
  points: number
}

/** A set of standings as it is hashed, published and kept. */
export interface ResultDocument {
  contest: string
  /** The place in the contest's log that it was computed at. */
  seq: number
  ruleVersion: number
  rows: ResultRow[]
}

/**
 * The final standings of a contest, from the state its log adds up to. Pure, so that anyone with
 * the log can compute it again and compare the hash.
 *
 * @throws RangeError when the contest has no rules, or a stage is not decoded yet.
 */
export function resultDocument(state: ContestState): ResultDocument {
  const { ruleSet } = state
  if (!ruleSet) throw new RangeError('A contest without rules has no results')
  if ([...state.stages.values()].some((stage) => stage.phase !== 'decoded')) {
    throw new RangeError('Results are made once every stage is decoded')
  }
  const totals = new Map<string, EntryTotal>()
  const inputs: StandingInput[] = []
  for (const entry of state.entries.values()) {
    const entrants = [...state.entrants.values()].filter(({ entryId }) => entryId === entry.id)
    if (entrants.length === 0) continue
    const total = entryTotal(ruleSet, resultsOf(state, entrants))
    totals.set(entry.id, total)
    inputs.push(standingInput(state, ruleSet, entry, entrants, total))
  }
  const rows = standings(ruleSet, inputs).map((standing): ResultRow => {
    const entry = state.entries.get(standing.id)
    const total = totals.get(standing.id)
    if (!entry || !total) throw new RangeError(`No entry ${standing.id}`)
    const { state: reached, rank, tied, decidedBy } = standing
    return {
      entry: entry.id,
      entryCode: entry.entryCode,
      zone: entry.zoneId,
      state: reached,
      rank,
      tied,
      decidedBy,
      ...shownTotal(ruleSet, total, rank),
      points: rank === null ? 0 : (ruleSet.zonePoints[rank - 1] ?? 0),
    }
  })
  return { contest: state.id, seq: state.seq, ruleVersion: state.ruleVersion, rows }
}

function resultsOf(
  state: ContestState,
  entrants: readonly EntrantState[],
): Map<string, StageResult> {
  const results = new Map<string, StageResult>()
  for (const { codeId, stageId } of entrants) {
    const outcome = entrantOutcome(state, codeId)
    const key = state.stages.get(stageId)?.key
    if (key !== undefined && 'result' in outcome) results.set(key, outcome.result)
  }
  return results
}

function standingInput(
  state: ContestState,
  ruleSet: RuleSet,
  entry: { id: string; status: 'approved' | 'withdrawn' | 'disqualified' },
  entrants: readonly EntrantState[],
  total: EntryTotal,
): StandingInput {
  const { id } = entry
  const statuses = [entry.status, ...entrants.map(({ status }) => status)]
  for (const status of ['disqualified', 'withdrawn', 'absent'] as const) {
    if (statuses.includes(status)) return { id, state: status }
  }
  const reached = scoringState(total)
  if (reached !== 'ranked' || total.kind !== 'complete') {
    return { id, state: reached === 'ranked' ? 'incomplete' : reached }
  }
  return { id, state: 'ranked', keys: rankKeys(ruleSet, { id, total }, state.tieOrder) }
}

function shownTotal(
  ruleSet: RuleSet,
  total: EntryTotal,
  rank: number | null,
): Pick<ResultRow, 'total' | 'stages'> {
  const stages = total.stages.map(({ stage, result, weighted }) => {
    const rules = ruleSet.stages.find(({ key }) => key === stage)
    if (!rules) throw new RangeError(`No rules for stage ${stage}`)
    const { places, scheme } = rules
    return {
      key: stage,
      score: decimalText(result.score, scheme.rounding.factor, places),
      weighted: decimalText(weighted.value, ruleSet.rounding.weight, places),
    }
  })
  if (rank === null || total.kind !== 'complete') return { total: null, stages }
  const places = Math.max(...ruleSet.stages.map((stage) => stage.places))
  return { total: decimalText(total.total, ruleSet.rounding.total, places), stages }
}
