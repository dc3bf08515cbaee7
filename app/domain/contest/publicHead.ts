import type { PublicHead, PublicViewKind } from './publicBoard'
import { aloneRules, summariseRules } from './ruleSummary'
import type { ContestState, StageState } from './state'
import { blindStage, visibleIdentity } from './visibleIdentity'

/** The stage that a board is about now: the blind one, else one being scored, else the last. */
export function currentStage(state: Pick<ContestState, 'stages'>): StageState | null {
  const stages = [...state.stages.values()]
  const scoring = stages.filter(({ phase }) => phase === 'scoring')
  return blindStage(state) ?? scoring.at(-1) ?? stages.at(-1) ?? null
}

/** Everything about a public board but its rows and counters. */
export function publicHead(state: ContestState): PublicHead {
  const stages = [...state.stages.values()]
  const current = currentStage(state)
  const sees = current && visibleIdentity('public', current, state)
  const blind = sees?.names === 'code' ? current : null
  const rules = state.ruleSet?.stages.find(({ key }) => key === current?.key)
  const view: PublicViewKind = blind ? { kind: 'stage', stage: blind.key } : { kind: 'overall' }
  const shown = blind && rules && state.ruleSet ? aloneRules(state.ruleSet, rules) : state.ruleSet
  return {
    view,
    stage: current?.key ?? null,
    stageTitle: rules?.title ?? null,
    stagePhase: current?.phase ?? null,
    ruleVersion: state.ruleVersion,
    publicMarks: state.ruleSet?.publicMarks ?? 'totals',
    rules: shown && summariseRules(shown),
    frozen: blind ? blind.frozen !== null : stages.some(({ frozen }) => frozen !== null),
    provisional: state.resultVersion === 0,
  }
}
