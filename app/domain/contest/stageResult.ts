import {
  add,
  compare,
  fromRatio,
  fromUnits,
  multiply,
  subtract,
  zero,
  type Rational,
} from '../arithmetic/rational'
import {
  deductsOnSheet,
  judgePanel,
  panelsOf,
  takeOff,
  type PanelGap,
  type PanelOutcome,
} from './panel'
import type { Aspect, StageRules } from './ruleSet'
import { addsUp, aspectsOf, inSeatOrder, isDeduction, unitsOf, type SheetMarks } from './sheetMarks'
import { step, type Step } from './step'

/** One seat's own marks. `subtotal` is what it has scored, less deductions taken on the sheet. */
export interface SeatSubtotal {
  readonly seat: string
  readonly subtotal: Rational
  /** False when the sheet lacks an aspect of the scheme. */
  readonly complete: boolean
}

/** All values are marks, not units. */
export interface StageComplete {
  readonly kind: 'complete'
  /** The stage's marks after deductions and the rounding `sum`. */
  readonly sum: Rational
  /** The sum times the stage's factor, after the rounding `factor`. */
  readonly score: Rational
  /** The score as it would be with no rounding at any step; ties can be broken by it. */
  readonly exactScore: Rational
  readonly perSeat: readonly SeatSubtotal[]
  /** Before deductions. Where whole sheets are combined: over the kept seats, not rounded. */
  readonly criteria: ReadonlyMap<string, Rational>
  /** Over the kept seats; rounded only where aspects are what is combined. */
  readonly aspects: ReadonlyMap<string, Rational>
  /** How each panel came about: the seats' values, kept and dropped seats, its rounding. */
  readonly panels: readonly PanelOutcome[]
  readonly steps: {
    /** The panels' marks added up. */
    readonly added: Rational
    /** Combined deductions that were asked for; the floor may have let fewer through. */
    readonly deductions: Rational
    readonly sum: Step
    readonly factor: Step
  }
}

export interface StageIncomplete {
  readonly kind: 'incomplete'
  readonly missing: readonly PanelGap[]
  readonly perSeat: readonly SeatSubtotal[]
}

export type StageResult = StageComplete | StageIncomplete

function seatSubtotal(stage: StageRules, aspects: readonly Aspect[], sheet: SheetMarks) {
  let marks = 0
  let deducted = 0
  let complete = true
  for (const aspect of aspects) {
    const units = unitsOf(aspect, sheet)
    if (units === undefined) complete = false
    else if (addsUp(aspect)) marks += units
    else if (isDeduction(aspect)) deducted += units
  }
  const { scheme, places } = stage
  const own = deductsOnSheet(scheme) ? takeOff(marks, deducted, scheme.deductions.floor) : marks
  return { seat: sheet.seat, subtotal: fromUnits(own, places), complete }
}

/** `takeOff` for marks instead of units. */
function takeOffMarks(added: Rational, deductions: Rational, floor: Rational): Rational {
  if (compare(deductions, zero) === 0) return added
  const lowest = compare(added, floor) < 0 ? added : floor
  const left = subtract(added, deductions)
  return compare(left, lowest) < 0 ? lowest : left
}

function addTo(map: Map<string, Rational>, key: string, value: Rational): void {
  map.set(key, add(map.get(key) ?? zero, value))
}

/** The marks of criteria and aspects, as far as the seats that counted gave them. */
function breakdown(stage: StageRules, panels: readonly PanelOutcome[]) {
  const criteria = new Map(stage.scheme.criteria.map(({ id }) => [id, zero]))
  const aspects = new Map<string, Rational>()
  for (const { panel, combined, aspects: parts } of panels) {
    if (panel.level === 'aspect') aspects.set(panel.id, combined.value)
    else for (const [id, value] of parts) aspects.set(id, value)
    if (panel.of === 'marks' && panel.criterion !== null) {
      addTo(criteria, panel.criterion, combined.value)
    }
  }
  if (stage.scheme.combination.at !== 'stage') return { criteria, aspects }
  for (const criterion of stage.scheme.criteria) {
    for (const sub of criterion.subCriteria) {
      for (const aspect of sub.aspects.filter(addsUp)) {
        addTo(criteria, criterion.id, aspects.get(aspect.id) ?? zero)
      }
    }
  }
  return { criteria, aspects }
}

function addUp(
  panels: readonly PanelOutcome[],
  of: 'marks' | 'deductions',
  key: 'exact' | 'value',
) {
  return panels.reduce(
    (total, outcome) => (outcome.panel.of === of ? add(total, outcome.combined[key]) : total),
    zero,
  )
}

/**
 * What one entrant has in one stage, from the submitted sheets in any order.
 *
 * A seat counts for a panel (aspect, sub criterion or stage) only when it scored all of it. The
 * steps are: combine the seats, round `panel`, add up, take combined deductions off down to the
 * floor, round `sum`, multiply by the factor, round `factor`. Values that are only recorded are
 * combined like marks but never rounded, and their absence makes the stage incomplete, because a
 * tie rule may read them.
 *
 * The rule set must have passed `checkRuleSet`.
 *
 * @throws RangeError for two sheets of one seat, or a value that cannot be a mark of its aspect.
 */
export function stageResult(stage: StageRules, sheets: readonly SheetMarks[]): StageResult {
  const ordered = inSeatOrder(sheets)
  const everyAspect = aspectsOf(stage)
  const perSeat = ordered.map((sheet) => seatSubtotal(stage, everyAspect, sheet))

  const panels: PanelOutcome[] = []
  const missing: PanelGap[] = []
  for (const panel of panelsOf(stage)) {
    const outcome = judgePanel(stage, panel, ordered)
    if ('need' in outcome) missing.push(outcome)
    else panels.push(outcome)
  }
  if (missing.length > 0) return { kind: 'incomplete', missing, perSeat }

  const { rounding, deductions } = stage.scheme
  const floor = fromUnits(deductions.floor, stage.places)
  const ratio = fromRatio(stage.factor.num, stage.factor.den)
  const added = addUp(panels, 'marks', 'value')
  const deducted = addUp(panels, 'deductions', 'value')
  const sum = step(takeOffMarks(added, deducted, floor), rounding.sum)
  const factor = step(multiply(sum.value, ratio), rounding.factor)
  const exactSum = takeOffMarks(
    addUp(panels, 'marks', 'exact'),
    addUp(panels, 'deductions', 'exact'),
    floor,
  )
  return {
    kind: 'complete',
    sum: sum.value,
    score: factor.value,
    exactScore: multiply(exactSum, ratio),
    perSeat,
    ...breakdown(stage, panels),
    panels,
    steps: { added, deductions: deducted, sum, factor },
  }
}
