/**
 * The independent check of the arithmetic: the same rules a second time, in the plainest way, with
 * fractions of its own and no code shared with the real implementation. Tests compare the two on
 * random contests, and the rehearsal command checks a whole day's board with it. It is slow on
 * purpose and serves no screen.
 */
import { less, nothing, plus, rounded, same, times, write, type Fraction } from './oracleFraction'
import { judgeStage, type OracleSheet, type Outcome } from './oracleStage'
import type { RuleSet } from './ruleSet'

export type { OracleSheet } from './oracleStage'

export interface OracleInput {
  ruleSet: RuleSet
  /** Everyone in the contest; only those in `active` can get a rank. */
  entries: readonly { id: string; state: 'active' | 'absent' | 'withdrawn' | 'disqualified' }[]
  sheets: readonly OracleSheet[]
  /** Entry ids as the chief judge put them in order, best first. */
  decision?: readonly string[]
}

export interface OracleRow {
  id: string
  state: 'ranked' | 'incomplete' | 'notScored' | 'absent' | 'withdrawn' | 'disqualified'
  rank: number | null
  /** In marks as "n/d" in lowest terms; null without a rank. */
  total: string | null
  /** The complete stages' scores in the same form, by stage key. */
  stages: Record<string, string>
}

/** True when the first is better, going down the ordered list of ties. */
function better(input: OracleInput, a: Scored, b: Scored): boolean {
  if (!same(a.total, b.total)) return less(b.total, a.total)
  for (const rule of input.ruleSet.ties) {
    if (rule.by === 'equal') return false
    if (rule.by === 'decision') {
      const order = input.decision ?? []
      const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length)
      return place(a.id) < place(b.id)
    }
    const read = (entry: Scored): Fraction => {
      if (rule.by === 'unroundedTotal') return entry.exact
      const outcome = entry.outcomes.get(rule.stage)
      if (rule.by === 'stage') return outcome?.score ?? nothing
      if (rule.by === 'criterion') return outcome?.criteria.get(rule.criterion) ?? nothing
      return outcome?.aspects.get(rule.aspect) ?? nothing
    }
    const [left, right] = [read(a), read(b)]
    if (!same(left, right)) return rule.prefer === 'higher' ? less(right, left) : less(left, right)
  }
  return false
}

interface Scored {
  id: string
  outcomes: Map<string, Outcome>
  total: Fraction
  exact: Fraction
}

/** The whole board, in the order of `entries`: each one's state, rank, total and stage scores. */
export function oracleBoard(input: OracleInput): OracleRow[] {
  const { ruleSet } = input
  const scored = input.entries.map(({ id, state }): Scored & { state: OracleRow['state'] } => {
    const own = input.sheets.filter((sheet) => sheet.entry === id)
    const outcomes = new Map<string, Outcome>()
    let total = nothing
    let exact = nothing
    for (const stage of ruleSet.stages) {
      const sheets = own.filter((sheet) => sheet.stage === stage.key)
      const outcome = judgeStage(stage, sheets)
      if (!outcome) continue
      outcomes.set(stage.key, outcome)
      const weight: Fraction = [BigInt(stage.weight.num), BigInt(stage.weight.den)]
      total = plus(total, rounded(times(outcome.score, weight), ruleSet.rounding.weight))
      exact = plus(exact, times(outcome.exact, weight))
    }
    total = rounded(total, ruleSet.rounding.total)
    const complete = outcomes.size === ruleSet.stages.length
    const progress = own.length > 0 ? 'incomplete' : 'notScored'
    const active = complete ? 'ranked' : progress
    return { id, outcomes, total, exact, state: state === 'active' ? active : state }
  })
  const ranked = scored.filter((entry) => entry.state === 'ranked')
  return scored.map((entry) => {
    const stages = [...entry.outcomes].map(([key, { score }]) => [key, write(score)] as const)
    const isRanked = entry.state === 'ranked'
    return {
      id: entry.id,
      state: entry.state,
      rank: isRanked ? 1 + ranked.filter((other) => better(input, other, entry)).length : null,
      total: isRanked ? write(entry.total) : null,
      stages: Object.fromEntries(stages),
    }
  })
}
