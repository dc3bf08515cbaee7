/** The oracle's arithmetic of one stage of one entry. */
import { addAll, less, minus, nothing, plus, rounded, times, type Fraction } from './oracleFraction'
import { joined, surviving, type Vote } from './oracleVotes'
import type { Aspect, StageRules } from './ruleSet'

export interface OracleSheet {
  entry: string
  stage: string
  seat: string
  marks: ReadonlyMap<string, number>
}

/** One mark of a sheet; null when it was not scored. */
export function markOf(stage: StageRules, aspect: Aspect, sheet: OracleSheet): Fraction | null {
  const given = sheet.marks.get(aspect.id)
  if (given === undefined) return null
  const units = aspect.kind === 'judgement' ? aspect.marks[given] : given
  return [BigInt(units ?? NaN), 10n ** BigInt(stage.places)]
}

/** Several marks of a sheet added up; null when one of them was not scored. */
export function subtotal(stage: StageRules, aspects: readonly Aspect[], sheet: OracleSheet) {
  const marks = aspects.map((aspect) => markOf(stage, aspect, sheet))
  return marks.includes(null) ? null : addAll(marks.filter((mark) => mark !== null))
}

/** A subtotal less what is taken off, not below the floor. */
export function lowered(stage: StageRules, value: Fraction, by: Fraction): Fraction {
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

/** What one stage of one entry comes to, with what a tie rule may read. */
export interface Outcome {
  score: Fraction
  exact: Fraction
  criteria: Map<string, Fraction>
  aspects: Map<string, Fraction>
}

/** Whether an aspect adds to the sum. */
export const counts = (aspect: Aspect): boolean =>
  aspect.kind === 'judgement' || (aspect.kind === 'measurement' && aspect.counts)

/** The aspects that are combined together. */
export function groupsOf(stage: StageRules, at: 'aspect' | 'subCriterion' | 'stage'): Group[] {
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
export function judgeStage(stage: StageRules, sheets: readonly OracleSheet[]): Outcome | null {
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
