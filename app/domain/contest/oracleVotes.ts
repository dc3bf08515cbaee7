/** The oracle's panels: which seats' votes are dropped, and what the others make together. */
import { addAll, less, same, times, type Fraction } from './oracleFraction'
import type { StageRules } from './ruleSet'

/** What one seat gives to a panel. */
export interface Vote {
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

/** The mean, or the sum, of the votes that are left. */
export const joined = (stage: StageRules, votes: readonly Vote[]): Fraction => {
  const total = addAll(votes.map((vote) => vote.value))
  const split = stage.scheme.combination.method !== 'sum'
  return split ? times(total, [1n, BigInt(votes.length)]) : total
}

/** The votes that make the value, or null when there are too few. */
export function surviving(stage: StageRules, votes: readonly Vote[]): Vote[] | null {
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
