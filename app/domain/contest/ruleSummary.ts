import type { StagePhase } from './events'
import type {
  Combination,
  LocalText,
  Ratio,
  Rounding,
  RuleSet,
  StageRules,
  TieRule,
} from './ruleSet'

export interface StageSummary {
  readonly key: string
  readonly title: LocalText
  readonly weight: Ratio
  readonly seats: number
  readonly identity: StageRules['identity']
  readonly combination: Combination
}

/** A tie rule with the title of what it compares; null where it compares no named thing. */
export interface TieSummary {
  readonly rule: TieRule
  readonly title: LocalText | null
}

/** As much of a rule set as a board needs to say how its ranks come about. */
export interface RuleSummary {
  readonly title: LocalText
  readonly stages: readonly StageSummary[]
  /** The rules behind the keys of the rows, in order; ends with `equal` or `decision`. */
  readonly ties: readonly TieSummary[]
  readonly totalRounding: Rounding
}

function titleOf(ruleSet: RuleSet, rule: TieRule): LocalText | null {
  if (!('stage' in rule)) return null
  const stage = ruleSet.stages.find(({ key }) => key === rule.stage)
  if (!stage || rule.by === 'stage') return stage?.title ?? null
  if (rule.by === 'criterion') {
    return stage.scheme.criteria.find(({ id }) => id === rule.criterion)?.title ?? null
  }
  const aspects = stage.scheme.criteria.flatMap(({ subCriteria }) =>
    subCriteria.flatMap((sub) => sub.aspects),
  )
  return aspects.find(({ id }) => id === rule.aspect)?.title ?? null
}

/** The rule set in short, without the aspects of its schemes. */
export function summariseRules(ruleSet: RuleSet): RuleSummary {
  return {
    title: ruleSet.title,
    stages: ruleSet.stages.map(({ key, title, weight, seats, identity, scheme }) => ({
      key,
      title,
      weight,
      seats,
      identity,
      combination: scheme.combination,
    })),
    ties: ruleSet.ties.map((rule) => ({ rule, title: titleOf(ruleSet, rule) })),
    totalRounding: ruleSet.rounding.total,
  }
}

/**
 * The rule set of one stage alone, as a coded stage is shown before it is decoded: its score is
 * the total, and of the ties only those that this stage can settle are left. A recorded decision
 * names entries, so it cannot be used before decoding either; entrants level there share the rank.
 */
export function aloneRules(ruleSet: RuleSet, stage: StageRules): RuleSet {
  const none: Rounding = { round: 'none', places: 0 }
  const ties = ruleSet.ties.filter(
    (rule) =>
      rule.by === 'unroundedTotal' ||
      ((rule.by === 'criterion' || rule.by === 'aspect') && rule.stage === stage.key),
  )
  return {
    ...ruleSet,
    stages: [{ ...stage, weight: { num: 1, den: 1 } }],
    rounding: { weight: none, total: none },
    ties: [...ties, { by: 'equal' }],
  }
}

/** True from a stage's first sheets on, whatever comes of them. */
export function hasBegun(phase: StagePhase): boolean {
  return phase !== 'pending' && phase !== 'drawn'
}

/**
 * The rule set of the stages that have begun, as a contest is ranked while later ones are still to
 * come: totals add up what has been contested so far with its weight, and ties that only a later
 * stage, or the decision at the end, can settle are left open. The whole rule set when all stages
 * have begun, and also before the first.
 *
 * @param begun keys of the stages that have begun
 */
export function runningRules(ruleSet: RuleSet, begun: ReadonlySet<string>): RuleSet {
  const stages = ruleSet.stages.filter(({ key }) => begun.has(key))
  if (stages.length === 0 || stages.length === ruleSet.stages.length) return ruleSet
  const ties = ruleSet.ties.filter(
    (rule) => rule.by === 'unroundedTotal' || ('stage' in rule && begun.has(rule.stage)),
  )
  return { ...ruleSet, stages, ties: [...ties, { by: 'equal' }] }
}
