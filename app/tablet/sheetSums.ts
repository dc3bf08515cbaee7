/** Running sums of one sheet, for the judge's eyes; results are computed elsewhere, exactly. */
import type { Aspect, StageRules, Units } from '~/domain/contest/ruleSet'
import { addsUp, aspectsOf, isDeduction } from '~/domain/contest/sheetMarks'
import type { ShownSheet } from './outbox/view'

export interface SheetSums {
  /** Marks so far, less deductions where the scheme takes them off the sheet. */
  readonly sum: Units
  readonly deducted: Units
  readonly scored: number
  readonly aspects: number
}

/** What the marks on a sheet come to so far. */
export function sumsOf(rules: StageRules, sheet: ShownSheet): SheetSums {
  const aspects = aspectsOf(rules)
  const unitsOf = (chosen: (aspect: Aspect) => boolean) =>
    aspects
      .filter(chosen)
      .reduce((sum, aspect) => sum + unitsOn(aspect, sheet.marks[aspect.id]?.value ?? null), 0)
  const deducted = unitsOf(isDeduction)
  const { at, floor } = rules.scheme.deductions
  const marks = unitsOf(addsUp)
  return {
    sum: at === 'sheet' && deducted > 0 ? Math.max(floor, marks - deducted) : marks,
    deducted,
    scored: aspects.filter(({ id }) => (sheet.marks[id]?.value ?? null) !== null).length,
    aspects: aspects.length,
  }
}

/** The most that a list of aspects can give. */
export function fullMarks(aspects: readonly Aspect[]): Units {
  return aspects
    .filter(addsUp)
    .reduce(
      (sum, aspect) => sum + (aspect.kind === 'judgement' ? mostOf(aspect.marks) : aspect.max),
      0,
    )
}

function mostOf(marks: readonly Units[]): Units {
  return Math.max(...marks)
}

function unitsOn(aspect: Aspect, value: number | null): Units {
  if (value === null) return 0
  return aspect.kind === 'judgement' ? (aspect.marks[value] ?? 0) : value
}
