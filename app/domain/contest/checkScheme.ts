import type { Aspect, Combination, MarkingScheme, Rounding, StageRules } from './ruleSet'
import type { Report } from './ruleSetProblem'
import { addsUp } from './sheetMarks'

/** More decimals than any contest writes, few enough for sums to stay safe integers. */
const mostPlaces = 6

export function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least
}

export function checkRounding(rounding: Rounding, path: string, report: Report): void {
  if (rounding.round === 'none') return
  if (!isCount(rounding.places, 0) || rounding.places > mostPlaces) {
    report('placesInvalid', path, { places: rounding.places })
  }
}

/** Reports every id of the list that came before. */
export function checkUnique(ids: readonly string[], path: string, report: Report): void {
  ids.forEach((id, index) => {
    if (ids.indexOf(id) < index) report('duplicateId', path, { id })
  })
}

function checkAspect(aspect: Aspect, path: string, report: Report): void {
  if (aspect.kind === 'judgement') {
    if (!aspect.marks.every((mark) => isCount(mark, 0))) report('marksInvalid', path)
    else if (aspect.marks.some((mark, level) => level > 0 && mark < (aspect.marks[level - 1] ?? 0)))
      report('marksDecrease', path)
    return
  }
  if (!isCount(aspect.max, 1)) report('maxInvalid', path, { max: aspect.max })
  if (!isCount(aspect.step, 1)) report('stepInvalid', path, { step: aspect.step })
  else if (aspect.max % aspect.step !== 0)
    report('stepDoesNotDivideMax', path, { step: aspect.step, max: aspect.max })
}

function checkCriteria(scheme: MarkingScheme, path: string, report: Report): void {
  const subCriteria = scheme.criteria.flatMap((criterion) => criterion.subCriteria)
  const aspects = subCriteria.flatMap((sub) => sub.aspects)
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)
  checkUnique(ids(scheme.criteria), `${path}.criteria`, report)
  checkUnique(ids(subCriteria), `${path}.subCriteria`, report)
  checkUnique(ids(aspects), `${path}.aspects`, report)
  if (!aspects.some(addsUp)) report('nothingCounts', path)
  scheme.criteria.forEach((criterion, c) => {
    const at = `${path}.criteria.${c}`
    if (criterion.subCriteria.length === 0) report('emptyCriterion', at, { id: criterion.id })
    criterion.subCriteria.forEach((sub, s) => {
      const inside = `${at}.subCriteria.${s}`
      if (sub.aspects.length === 0) report('emptySubCriterion', inside, { id: sub.id })
      sub.aspects.forEach((aspect, a) => {
        checkAspect(aspect, `${inside}.aspects.${a}`, report)
      })
    })
  })
}

function checkCombination(
  combination: Combination,
  seats: number,
  path: string,
  report: Report,
): void {
  const { method, dropHigh, dropLow, minKept } = combination
  const trimmed = method === 'trimmedMean'
  if (!isCount(dropHigh, 0) || !isCount(dropLow, 0))
    report('dropsInvalid', path, { dropHigh, dropLow })
  else if (!trimmed && dropHigh + dropLow > 0) report('dropsUnused', path, { dropHigh, dropLow })
  if (!isCount(minKept, 1)) report('minKeptInvalid', path, { minKept })
  const need = minKept + (trimmed ? dropHigh + dropLow : 0)
  if (need > seats) report('minKeptUnreachable', path, { need, seats })
  else if (method === 'sum' && minKept < seats)
    report('sumWithFewerSeats', path, { minKept, seats })
}

function checkDeviations(scheme: MarkingScheme, path: string, report: Report): void {
  const kinds = scheme.criteria.flatMap((criterion) =>
    criterion.subCriteria.flatMap((sub) => sub.aspects.map((aspect) => aspect.kind)),
  )
  scheme.deviations.forEach((deviation, index) => {
    const at = `${path}.deviations.${index}`
    if (!isCount(deviation.limit, 0)) report('limitInvalid', at, { limit: deviation.limit })
    if (deviation.range === 'levels' && !kinds.includes('judgement')) {
      report('deviationWithoutJudgement', at)
    }
  })
}

/** Checks one stage: its numbers, its scheme, its combination; problems go to `report`. */
export function checkStage(stage: StageRules, path: string, report: Report): void {
  const { places, weight, factor, seats, scheme } = stage
  if (!isCount(places, 0) || places > mostPlaces) {
    report('placesInvalid', `${path}.places`, { places })
  }
  if (!isCount(weight.num, 0) || !isCount(weight.den, 1)) report('ratioInvalid', `${path}.weight`)
  if (!isCount(factor.num, 1) || !isCount(factor.den, 1)) report('ratioInvalid', `${path}.factor`)
  if (!isCount(seats, 1)) report('seatsInvalid', `${path}.seats`, { seats })
  const inScheme = `${path}.scheme`
  checkCriteria(scheme, inScheme, report)
  checkCombination(scheme.combination, seats, `${inScheme}.combination`, report)
  checkDeviations(scheme, inScheme, report)
  for (const key of ['panel', 'sum', 'factor'] as const) {
    checkRounding(scheme.rounding[key], `${inScheme}.rounding.${key}`, report)
  }
  if (!Number.isSafeInteger(scheme.deductions.floor)) {
    report('floorInvalid', `${inScheme}.deductions.floor`)
  }
  if (scheme.deductions.at === 'sheet' && scheme.combination.at !== 'stage') {
    report('deductionsNeedStage', `${inScheme}.deductions`, { at: scheme.combination.at })
  }
}
