/**
 * The independent check of the arithmetic: the same rules a second time, in the plainest way, with
 * fractions of its own and no code shared with the real implementation. Tests compare the two on
 * random contests, and the rehearsal command checks a whole day's board with it. It is slow on
 * purpose and serves no screen.
 */
import {
  addAll,
  less,
  minus,
  nothing,
  plus,
  rounded,
  same,
  times,
  write,
  type Fraction,
} from './oracleFraction'
import type { Aspect, RuleSet, StageRules } from './ruleSet'

export interface OracleSheet {
  entry: string
  stage: string
  seat: string
  marks: ReadonlyMap<string, number>
}

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

interface Vote {
  seat: string
  value: Fraction
}

/** Takes out the worst, or the best, vote; among equals the first seat, or the last. */
function without(votes: readonly Vote[], which: 'worst' | 'best'): Vote[] {
  let out = votes[0]
  for (const vote of votes) {
    if (!out) break
    const level = same(vote.value, out.value)
    if (which === 'worst' && (less(vote.value, out.value) || (level && vote.seat < out.seat)))
      out = vote
    if (which === 'best' && (less(out.value, vote.value) || (level && vote.seat > out.seat)))
      out = vote
  }
  return votes.filter((vote) => vote !== out)
}

const joined = (stage: StageRules, votes: readonly Vote[]): Fraction => {
  const total = addAll(votes.map((vote) => vote.value))
  const split = stage.scheme.combination.method !== 'sum'
  return split ? times(total, [1n, BigInt(votes.length)]) : total
}

/** The votes that make the value, or null when there are too few. */
function surviving(stage: StageRules, votes: readonly Vote[]): Vote[] | null {
  const { method, dropHigh, dropLow, minKept } = stage.scheme.combination
  let left = [...votes]
  if (method === 'trimmedMean') {
    if (votes.length < dropHigh + dropLow) return null
    for (let i = 0; i < dropLow; i++) left = without(left, 'worst')
    for (let i = 0; i < dropHigh; i++) left = without(left, 'best')
  }
  if (left.length < minKept || left.length === 0) return null
  if (method === 'median') {
    while (left.length > 2) left = without(without(left, 'worst'), 'best')
  }
  return left
}

function markOf(stage: StageRules, aspect: Aspect, sheet: OracleSheet): Fraction | null {
  const given = sheet.marks.get(aspect.id)
  if (given === undefined) return null
  const units = aspect.kind === 'judgement' ? aspect.marks[given] : given
  return [BigInt(units ?? NaN), 10n ** BigInt(stage.places)]
}

function subtotal(stage: StageRules, aspects: readonly Aspect[], sheet: OracleSheet) {
  const marks = aspects.map((aspect) => markOf(stage, aspect, sheet))
  return marks.includes(null) ? null : addAll(marks.filter((mark) => mark !== null))
}

function lowered(stage: StageRules, value: Fraction, by: Fraction): Fraction {
  const floor: Fraction = [BigInt(stage.scheme.deductions.floor), 10n ** BigInt(stage.places)]
  const after = minus(value, by)
  if (!less(after, floor)) return after
  if (less(floor, value)) return floor
  return by[0] === 0n ? after : value
}

interface Group {
  criterion: string
  aspects: Aspect[]
}

interface Outcome {
  score: Fraction
  exact: Fraction
  criteria: Map<string, Fraction>
  aspects: Map<string, Fraction>
}

const counts = (aspect: Aspect): boolean =>
  aspect.kind === 'judgement' || (aspect.kind === 'measurement' && aspect.counts)

function groupsOf(stage: StageRules, at: 'aspect' | 'subCriterion' | 'stage'): Group[] {
  const perSub = stage.scheme.criteria.flatMap((criterion) =>
    criterion.subCriteria.map((sub) => ({ criterion: criterion.id, aspects: [...sub.aspects] })),
  )
  if (at === 'subCriterion') return perSub
  if (at === 'stage') return [{ criterion: '', aspects: perSub.flatMap((sub) => sub.aspects) }]
  return perSub.flatMap(({ criterion, aspects }) =>
    aspects.map((aspect) => ({ criterion, aspects: [aspect] })),
  )
}

/** One stage of one entry, or null when it is incomplete. */
function judge(stage: StageRules, sheets: readonly OracleSheet[]): Outcome | null {
  const { combination, deductions, rounding } = stage.scheme
  const criteria = new Map<string, Fraction>()
  const aspects = new Map<string, Fraction>()
  const marks: { exact: Fraction; value: Fraction }[] = []
  const taken: { exact: Fraction; value: Fraction }[] = []
  const short: Aspect[][] = []

  const settle = (group: Aspect[], valueOf: (sheet: OracleSheet) => Fraction | null) => {
    const votes: Vote[] = []
    for (const sheet of sheets) {
      const value = valueOf(sheet)
      if (value !== null) votes.push({ seat: sheet.seat, value })
    }
    const left = surviving(stage, votes)
    if (left === null) {
      short.push(group)
      return null
    }
    const seats = left.map((vote) => vote.seat)
    for (const aspect of group) {
      const own = sheets
        .filter((sheet) => seats.includes(sheet.seat))
        .map((sheet) => ({ seat: sheet.seat, value: markOf(stage, aspect, sheet) ?? nothing }))
      aspects.set(aspect.id, joined(stage, own))
    }
    const exact = joined(stage, left)
    return { exact, value: rounded(exact, rounding.panel) }
  }

  const ownDeductions = deductions.at === 'sheet' && combination.at === 'stage'
  for (const { criterion, aspects: group } of groupsOf(stage, combination.at)) {
    const adding = group.filter(counts)
    const taking = group.filter((aspect) => aspect.kind === 'deduction')
    if (adding.length > 0) {
      const settled = settle(ownDeductions ? [...adding, ...taking] : adding, (sheet) => {
        const plain = subtotal(stage, adding, sheet)
        if (!ownDeductions || plain === null) return plain
        const off = subtotal(stage, taking, sheet)
        return off === null ? null : lowered(stage, plain, off)
      })
      if (settled) marks.push(settled)
      if (settled) criteria.set(criterion, plus(criteria.get(criterion) ?? nothing, settled.value))
      const [only] = adding
      if (settled && only && combination.at === 'aspect') aspects.set(only.id, settled.value)
    }
    if (taking.length > 0 && !ownDeductions) {
      const settled = settle(taking, (sheet) => subtotal(stage, taking, sheet))
      if (settled) taken.push(settled)
      const [only] = taking
      if (settled && only && combination.at === 'aspect') aspects.set(only.id, settled.value)
    }
  }
  for (const {
    aspects: [aspect],
  } of groupsOf(stage, 'aspect')) {
    if (aspect?.kind !== 'measurement' || aspect.counts) continue
    settle([aspect], (sheet) => markOf(stage, aspect, sheet))
  }
  if (short.length > 0) return null

  if (combination.at === 'stage') {
    for (const { criterion, aspects: group } of groupsOf(stage, 'subCriterion')) {
      const parts = group.filter(counts).map((aspect) => aspects.get(aspect.id) ?? nothing)
      criteria.set(criterion, plus(criteria.get(criterion) ?? nothing, addAll(parts)))
    }
  }
  const factor: Fraction = [BigInt(stage.factor.num), BigInt(stage.factor.den)]
  const left = (key: 'exact' | 'value'): Fraction => {
    const plain = addAll(marks.map((part) => part[key]))
    return lowered(stage, plain, addAll(taken.map((part) => part[key])))
  }
  const sum = rounded(left('value'), rounding.sum)
  const score = rounded(times(sum, factor), rounding.factor)
  return { score, exact: times(left('exact'), factor), criteria, aspects }
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
      const outcome = judge(stage, sheets)
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
