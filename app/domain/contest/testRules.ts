/** Small rule sets for the tests of the arithmetic. */
import type {
  Aspect,
  Combination,
  Judgement,
  MarkingScheme,
  Measurement,
  Rounding,
  RuleSet,
  StageRules,
} from './ruleSet'
import type { SheetMarks } from './sheetMarks'

export const text = { zh: '', en: '' }
export const exact: Rounding = { round: 'none', places: 0 }
export const twoDecimals: Rounding = { round: 'halfUp', places: 2 }

export const mean: Combination = {
  at: 'stage',
  method: 'mean',
  dropHigh: 0,
  dropLow: 0,
  minKept: 1,
}

/** Five judges, one highest and one lowest dropped, the mean of the other three. */
export const dropOneEach: Combination = {
  at: 'stage',
  method: 'trimmedMean',
  dropHigh: 1,
  dropLow: 1,
  minKept: 3,
}

/** A measurement of up to 100 marks with two decimals. */
export function measurement(id: string, changes: Partial<Measurement> = {}): Measurement {
  return { kind: 'measurement', id, title: text, max: 10_000, step: 1, counts: true, ...changes }
}

export function judgement(id: string, marks: Judgement['marks'] = [0, 100, 200, 300]): Judgement {
  return { kind: 'judgement', id, title: text, marks, benchmarks: [text, text, text, text] }
}

export function deduction(id: string): Aspect {
  return { kind: 'deduction', id, title: text, max: 1000, step: 1 }
}

export function scheme(aspects: readonly Aspect[], changes: Partial<MarkingScheme> = {}) {
  const base: MarkingScheme = {
    criteria: [{ id: 'A', title: text, subCriteria: [{ id: 'A1', title: text, aspects }] }],
    combination: mean,
    rounding: { panel: exact, sum: exact, factor: exact },
    deductions: { at: 'combined', floor: 0 },
    deviations: [],
  }
  return { ...base, ...changes }
}

export function stage(key: string, changes: Partial<StageRules> = {}): StageRules {
  return {
    key,
    title: text,
    places: 2,
    weight: { num: 1, den: 1 },
    factor: { num: 1, den: 1 },
    seats: 5,
    identity: 'coded',
    scheme: scheme([measurement(`${key}.mark`)]),
    ...changes,
  }
}

export function ruleSet(stages: readonly StageRules[], changes: Partial<RuleSet> = {}): RuleSet {
  return {
    template: 'vocational',
    title: text,
    stages,
    rounding: { weight: exact, total: twoDecimals },
    ties: [{ by: 'equal' }],
    publicMarks: 'totals',
    zonePoints: [],
    ...changes,
  }
}

export function sheet(seat: string, marks: Readonly<Record<string, number>>): SheetMarks {
  return { seat, marks: new Map(Object.entries(marks)) }
}

/** One sheet for each value of one aspect, from seats s1, s2, s3… */
export function sheetsOf(aspect: string, ...values: number[]): SheetMarks[] {
  return values.map((value, index) => sheet(`s${index + 1}`, { [aspect]: value }))
}
