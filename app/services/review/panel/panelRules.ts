import type { Rounding, RuleSet } from '~/domain/contest/ruleSet'
import { judgedStage, type Judging, type Rubric } from '~/domain/review/rubric'

/** A cycle's contest for one of its judged stages. */
export function panelContest(cycleId: string, key: string): string {
  return `${cycleId}.${key}`
}

/** One judged stage of a rubric as the whole rule set of a contest of one stage. */
export function panelRules(rubric: Rubric, judging: Judging): RuleSet {
  const shown: Rounding = { round: 'halfUp', places: rubric.places }
  return {
    template: 'review',
    title: judging.title,
    stages: [judgedStage(rubric, judging)],
    rounding: { weight: { round: 'none', places: 0 }, total: shown },
    ties: [{ by: 'equal' }],
    publicMarks: 'totals',
    zonePoints: [],
  }
}
