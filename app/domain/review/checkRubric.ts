import { checkRounding, checkStage, checkUnique, isCount } from '../contest/checkScheme'
import { figuresOf, type Formula } from './formula'
import { formulaBounds } from './formulaBounds'
import type { ReportReview } from './reviewProblem'
import { judgedItems, judgedStage, measuredItems, mostOf, type Rubric } from './rubric'

/**
 * Checks a rubric: weights that add up, formulas that can be computed and stay within their item,
 * figures that exist, and each judging stage by the contest's own checks.
 *
 * @param knownFigures the keys that the register or the self-assessment gives
 */
export function checkRubric(
  rubric: Rubric,
  knownFigures: readonly string[],
  report: ReportReview,
): void {
  if (!isCount(rubric.places, 0) || rubric.places > 6) {
    report('placesInvalid', 'rubric.places', { places: rubric.places })
  }
  checkIds(rubric, report)
  checkSections(rubric, report)
  checkFormulas(rubric, knownFigures, report)
  checkJudging(rubric, report)
  checkRounding(rubric.rounding.item, 'rubric.rounding.item', report)
  checkRounding(rubric.rounding.total, 'rubric.rounding.total', report)
  const { floor, ceiling, total, bonus } = rubric
  const inOrder = isCount(floor, 0) && floor <= total && total <= ceiling
  if (!inOrder || ceiling > total + bonus.cap) report('rangeInvalid', 'rubric', { floor, ceiling })
}

function checkIds(rubric: Rubric, report: ReportReview): void {
  const ids = [
    ...measuredItems(rubric).map(({ id }) => id),
    ...judgedItems(rubric).map(({ aspect }) => aspect.id),
    ...[...rubric.bonus.items, ...rubric.deductions, ...rubric.vetoes].map(({ id }) => id),
  ]
  checkUnique(ids, 'rubric.items', report)
  const sections = rubric.sections.map(({ id }) => id)
  checkUnique(sections, 'rubric.sections', report)
}

function checkSections({ sections, total }: Rubric, report: ReportReview): void {
  sections.forEach(({ id, weight, items }, index) => {
    const most = items.reduce((sum, item) => sum + mostOf(item), 0)
    if (most !== weight || !isCount(weight, 1)) {
      report('sectionWeight', `rubric.sections.${index}`, { id, weight, most })
    }
  })
  const sum = sections.reduce((all, { weight }) => all + weight, 0)
  if (sum !== total) report('rubricTotal', 'rubric.total', { sum, total })
}

function checkFormulas(rubric: Rubric, known: readonly string[], report: ReportReview): void {
  const check = (item: string, formula: Formula, most: number | null, path: string): void => {
    for (const figure of figuresOf(formula)) {
      if (!known.includes(figure)) report('unknownFigure', path, { item, figure })
    }
    const bounds = formulaBounds(formula)
    if (bounds === null) report('formulaInvalid', path, { kind: formula.kind })
    else if (bounds.least < 0) report('formulaNegative', path, { least: bounds.least })
    else if (most !== null && bounds.most !== most) {
      report('formulaNotMax', path, { most: bounds.most, max: most })
    }
  }
  rubric.sections.forEach(({ items }, s) => {
    items.forEach((item, i) => {
      const path = `rubric.sections.${s}.items.${i}`
      if (item.kind === 'measured') check(item.id, item.formula, item.max, path)
    })
  })
  rubric.bonus.items.forEach(({ id, formula }, index) => {
    check(id, formula, null, `rubric.bonus.items.${index}`)
  })
  if (!isCount(rubric.bonus.cap, 0)) report('pointsInvalid', 'rubric.bonus.cap')
  rubric.deductions.forEach(({ id, formula }, index) => {
    check(id, formula, null, `rubric.deductions.${index}`)
  })
  rubric.vetoes.forEach(({ id: item, figure, limit }, index) => {
    const path = `rubric.vetoes.${index}`
    if (!known.includes(figure)) report('unknownFigure', path, { item, figure })
    if (!isCount(limit, 0)) report('limitInvalid', path, { limit })
  })
}

function checkJudging(rubric: Rubric, report: ReportReview): void {
  const keys = rubric.judging.map(({ key }) => key)
  checkUnique(keys, 'rubric.judging', report)
  const items = judgedItems(rubric)
  for (const { stage, aspect } of items) {
    if (!keys.includes(stage)) {
      report('unknownJudging', 'rubric.judging', { stage, item: aspect.id })
    }
  }
  rubric.judging.forEach((judging, index) => {
    const path = `rubric.judging.${index}`
    if (!items.some(({ stage }) => stage === judging.key)) {
      report('judgingUnused', path, { stage: judging.key })
    } else checkStage(judgedStage(rubric, judging), path, report)
  })
}
