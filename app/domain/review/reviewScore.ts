import { add, compare, fromUnits, subtract, zero, type Rational } from '../arithmetic/rational'
import type { SheetMarks } from '../contest/sheetMarks'
import { stageResult, type StageComplete, type StageIncomplete } from '../contest/stageResult'
import { step, type Step } from '../contest/step'
import { evaluate, figureOf, type Figures, type FormulaTrace } from './formula'
import {
  figuresRead,
  judgedStage,
  measuredItems,
  type ExtraItem,
  type MeasuredItem,
  type Rubric,
} from './rubric'

/** What one indicator gave and how. */
export interface ItemScore {
  readonly id: string
  readonly trace: FormulaTrace
  readonly points: Step
}

/** All values are points, not units. Nothing is left out: the screen shows every step. */
export interface ReviewComplete {
  readonly kind: 'complete'
  readonly measured: readonly ItemScore[]
  readonly judged: ReadonlyMap<string, StageComplete>
  readonly bonus: {
    readonly items: readonly ItemScore[]
    readonly asked: Rational
    readonly given: Rational
  }
  readonly deductions: { readonly items: readonly ItemScore[]; readonly taken: Rational }
  /** Measured and judged points added up, before bonus and deductions. */
  readonly base: Rational
  /** Base, bonus and deductions, before floor and ceiling. */
  readonly added: Rational
  readonly total: Step
  /** The vetoes that apply; any of them decides the rating whatever the total. */
  readonly vetoes: readonly string[]
}

/** What is missing is named and never counted as zero. */
export interface ReviewIncomplete {
  readonly kind: 'incomplete'
  readonly missingFigures: readonly string[]
  readonly stages: ReadonlyMap<string, StageIncomplete>
}

export type ReviewScore = ReviewComplete | ReviewIncomplete

/**
 * What a studio's review comes to: measured items from the figures, judged ones from the submitted
 * sheets of each judging stage (by its key) through the contest's own arithmetic, then the bonus up
 * to its cap, the deductions, floor and ceiling, and the rounding `total`.
 *
 * The rubric must have passed `checkReviewScheme`.
 *
 * @throws RangeError for what `stageResult` throws for.
 */
export function reviewScore(
  rubric: Rubric,
  figures: Figures,
  sheets: ReadonlyMap<string, readonly SheetMarks[]>,
): ReviewScore {
  const missingFigures = figuresRead(rubric).filter((key) => figures[key] === undefined)
  const judged = new Map<string, StageComplete>()
  const stages = new Map<string, StageIncomplete>()
  for (const judging of rubric.judging) {
    const result = stageResult(judgedStage(rubric, judging), sheets.get(judging.key) ?? [])
    if (result.kind === 'complete') judged.set(judging.key, result)
    else stages.set(judging.key, result)
  }
  if (missingFigures.length + stages.size > 0) return { kind: 'incomplete', missingFigures, stages }

  const { places } = rubric
  const score = (item: MeasuredItem | ExtraItem): ItemScore => {
    const trace = evaluate(item.formula, figures, places)
    return { id: item.id, trace, points: step(trace.value, rubric.rounding.item) }
  }
  const measured = measuredItems(rubric).map(score)
  const bonusItems = rubric.bonus.items.map(score)
  const deductionItems = rubric.deductions.map(score)
  const asked = pointsOf(bonusItems)
  const given = lower(asked, fromUnits(rubric.bonus.cap, places))
  const taken = pointsOf(deductionItems)
  const base = [...judged.values()].reduce((all, { score }) => add(all, score), pointsOf(measured))
  const added = subtract(add(base, given), taken)
  const floored = higher(added, fromUnits(rubric.floor, places))
  const held = lower(floored, fromUnits(rubric.ceiling, places))
  return {
    kind: 'complete',
    measured,
    judged,
    bonus: { items: bonusItems, asked, given },
    deductions: { items: deductionItems, taken },
    base,
    added,
    total: step(held, rubric.rounding.total),
    vetoes: vetoesOf(rubric, figures),
  }
}

function vetoesOf(rubric: Rubric, figures: Figures): string[] {
  return rubric.vetoes
    .filter(({ figure, is, limit }) => {
      const reaches = figureOf(figures, figure) >= BigInt(limit)
      return is === 'atLeast' ? reaches : !reaches
    })
    .map(({ id }) => id)
}

function pointsOf(items: readonly ItemScore[]): Rational {
  return items.reduce((total, { points }) => add(total, points.value), zero)
}

function lower(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? a : b
}

function higher(a: Rational, b: Rational): Rational {
  return compare(a, b) > 0 ? a : b
}
