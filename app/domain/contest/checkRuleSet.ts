import { equals, fromRatio, one, sum } from '../arithmetic/rational'
import { checkRounding, checkStage, checkUnique, isCount } from './checkScheme'
import type { RuleSet, TieRule } from './ruleSet'
import { problemList, type Problem, type Report } from './ruleSetProblem'

function checkTieTarget(ruleSet: RuleSet, rule: TieRule, path: string, report: Report): void {
  if (!('stage' in rule)) return
  const stage = ruleSet.stages.find(({ key }) => key === rule.stage)
  if (!stage) {
    report('tieUnknownStage', path, { stage: rule.stage })
    return
  }
  const { criteria } = stage.scheme
  if (rule.by === 'criterion' && !criteria.some(({ id }) => id === rule.criterion)) {
    report('tieUnknownCriterion', path, { stage: rule.stage, criterion: rule.criterion })
  }
  if (rule.by !== 'aspect') return
  const aspects = criteria.flatMap(({ subCriteria }) => subCriteria.flatMap((sub) => sub.aspects))
  if (!aspects.some(({ id }) => id === rule.aspect)) {
    report('tieUnknownAspect', path, { stage: rule.stage, aspect: rule.aspect })
  }
}

function checkTies(ruleSet: RuleSet, report: Report): void {
  const ends = (rule: TieRule | undefined): boolean =>
    rule?.by === 'equal' || rule?.by === 'decision'
  if (!ends(ruleSet.ties.at(-1))) report('tiesDoNotEnd', 'ties')
  ruleSet.ties.forEach((rule, index) => {
    const path = `ties.${index}`
    if (ends(ruleSet.ties[index - 1])) report('tieAfterEnd', path, { by: rule.by })
    checkTieTarget(ruleSet, rule, path, report)
  })
}

function checkWeights({ stages }: RuleSet, report: Report): void {
  if (stages.length === 0) {
    report('noStages', 'stages')
    return
  }
  const weights = stages.map(({ weight }) => weight)
  if (!weights.every(({ num, den }) => isCount(num, 0) && isCount(den, 1))) return
  const total = sum(weights.map(({ num, den }) => fromRatio(num, den)))
  if (!equals(total, one)) {
    report('weightsDoNotSumToOne', 'stages', { sum: `${total.n}/${total.d}` })
  }
}

function checkZonePoints({ zonePoints }: RuleSet, report: Report): void {
  zonePoints.forEach((points, index) => {
    const path = `zonePoints.${index}`
    if (!isCount(points, 0)) report('zonePointsInvalid', path, { points })
    else if (points > (zonePoints[index - 1] ?? points)) report('zonePointsIncrease', path)
  })
}

/** WorldSkills technical descriptions: criteria normally number 5 to 9. */
function checkCriteriaCount(ruleSet: RuleSet, report: Report): void {
  if (ruleSet.template !== 'worldskills') return
  ruleSet.stages.forEach(({ scheme }, index) => {
    const count = scheme.criteria.length
    if (count < 5 || count > 9) {
      report('worldskillsCriteria', `stages.${index}.scheme.criteria`, { count })
    }
  })
}

/**
 * What is wrong with a rule set beyond its shape, errors and warnings in the order of the rule
 * set. An empty list, or one of warnings only, means that it can be frozen and computed with.
 */
export function checkRuleSet(ruleSet: RuleSet): Problem[] {
  const { problems, report } = problemList()
  checkWeights(ruleSet, report)
  checkUnique(
    ruleSet.stages.map(({ key }) => key),
    'stages',
    report,
  )
  ruleSet.stages.forEach((stage, index) => {
    checkStage(stage, `stages.${index}`, report)
  })
  checkCriteriaCount(ruleSet, report)
  checkRounding(ruleSet.rounding.weight, 'rounding.weight', report)
  checkRounding(ruleSet.rounding.total, 'rounding.total', report)
  checkTies(ruleSet, report)
  checkZonePoints(ruleSet, report)
  return problems
}
