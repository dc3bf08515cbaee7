import type { PublicHead, PublicViewKind } from './publicBoard'
import type { RuleSet } from './ruleSet'
import { aloneRules, hasBegun, runningRules, summariseRules } from './ruleSummary'
import type { ContestState, StageState } from './state'
import { blindStage, visibleIdentity } from './visibleIdentity'

/** The stage that a board is about now: the blind one, else one being scored, else the last. */
export function currentStage(state: Pick<ContestState, 'stages'>): StageState | null {
  const stages = [...state.stages.values()]
  const scoring = stages.filter(({ phase }) => phase === 'scoring')
  return blindStage(state) ?? scoring.at(-1) ?? stages.at(-1) ?? null
}

/** The rule set that an overall board ranks by now: of the stages that have begun. */
export function rulesNow(
  ruleSet: RuleSet,
  { stages }: { readonly stages: ReadonlyMap<string, StageState> },
): RuleSet {
  const begun = [...stages.values()].filter(({ phase }) => hasBegun(phase))
  return runningRules(ruleSet, new Set(begun.map(({ key }) => key)))
}

function shownRules(state: ContestState, blind: StageState | null): RuleSet | null {
  const { ruleSet } = state
  if (!ruleSet || !blind) return ruleSet && rulesNow(ruleSet, state)
  const rules = ruleSet.stages.find(({ key }) => key === blind.key)
  return rules ? aloneRules(ruleSet, rules) : ruleSet
}

/** Everything about a public board but its rows and counters. */
export function publicHead(state: ContestState): PublicHead {
  const stages = [...state.stages.values()]
  const current = currentStage(state)
  const sees = current && visibleIdentity('public', current, state)
  const blind = sees?.names === 'code' ? current : null
  const rules = state.ruleSet?.stages.find(({ key }) => key === current?.key)
  const view: PublicViewKind = blind ? { kind: 'stage', stage: blind.key } : { kind: 'overall' }
  const shown = shownRules(state, blind)
  const counted = shown?.stages.map(({ key }) => key) ?? []
  const toCome = blind
    ? []
    : (state.ruleSet?.stages ?? []).filter(({ key }) => !counted.includes(key))
  return {
    view,
    stage: current?.key ?? null,
    stageTitle: rules?.title ?? null,
    stagePhase: current?.phase ?? null,
    ruleVersion: state.ruleVersion,
    publicMarks: state.ruleSet?.publicMarks ?? 'totals',
    rules: shown && summariseRules(shown),
    toCome: toCome.map(({ title }) => title),
    frozen: blind ? blind.frozen !== null : stages.some(({ frozen }) => frozen !== null),
    provisional: state.resultVersion === 0,
  }
}
