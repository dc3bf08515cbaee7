import { add, fromRatio, multiply, zero, type Rational } from '../arithmetic/rational'
import type { RuleSet } from './ruleSet'
import type { StageComplete, StageResult } from './stageResult'
import { step, type Step } from './step'
import type { PanelGap } from './panel'

export interface WeightedStage {
  /** The stage's key. */
  readonly stage: string
  readonly result: StageComplete
  /** The stage's score times its weight, with the rounding `weight`. */
  readonly weighted: Step
}

export interface CompleteTotal {
  readonly kind: 'complete'
  readonly total: Rational
  /** The total as it would be with no rounding at any step. */
  readonly unroundedTotal: Rational
  /** In the rule set's order. */
  readonly stages: readonly WeightedStage[]
  /** The weighted stages added up, with the rounding `total`. */
  readonly added: Step
}

export interface MissingStage {
  readonly stage: string
  /** The panels that lack seats; empty when the stage has no sheet at all. */
  readonly gaps: readonly PanelGap[]
}

export interface IncompleteTotal {
  readonly kind: 'incomplete'
  readonly missing: readonly MissingStage[]
  /** The stages that are complete already. */
  readonly stages: readonly WeightedStage[]
}

export type EntryTotal = CompleteTotal | IncompleteTotal

/**
 * An entry's total in marks: each stage's score times its weight, rounded by `weight`, added up
 * and rounded by `total`. One stage that is incomplete makes the total incomplete.
 *
 * Practice: theory 30 and practical 70 is most common, 20 and 80 in Changsha 2018.
 *
 * @param results the stage results by stage key; a stage without sheets may be left out
 */
export function entryTotal(
  ruleSet: RuleSet,
  results: ReadonlyMap<string, StageResult>,
): EntryTotal {
  const stages: WeightedStage[] = []
  const missing: MissingStage[] = []
  let sum = zero
  let exactSum = zero
  for (const { key, weight } of ruleSet.stages) {
    const result = results.get(key)
    if (result?.kind !== 'complete') {
      const started = result !== undefined && result.perSeat.length > 0
      missing.push({ stage: key, gaps: started ? result.missing : [] })
      continue
    }
    const share = fromRatio(weight.num, weight.den)
    const weighted = step(multiply(result.score, share), ruleSet.rounding.weight)
    stages.push({ stage: key, result, weighted })
    sum = add(sum, weighted.value)
    exactSum = add(exactSum, multiply(result.exactScore, share))
  }
  if (missing.length > 0) return { kind: 'incomplete', missing, stages }
  const added = step(sum, ruleSet.rounding.total)
  return { kind: 'complete', total: added.value, unroundedTotal: exactSum, stages, added }
}
