import { fromRatio, powerOfTen, type Rational } from '../arithmetic/rational'
import { combine, joinKept, type Combined, type SeatValue } from './combine'
import type { Aspect, MarkingScheme, Rounding, StageRules, Units } from './ruleSet'
import {
  addsUp,
  isDeduction,
  onlyRecorded,
  unitsOf,
  unitsOfAll,
  type SheetMarks,
} from './sheetMarks'
import { step, type Step } from './step'

/**
 * What is combined over the seats in one go: an aspect, a sub criterion or the whole stage,
 * depending on the scheme. Deductions that are not taken off the sheets are panels of their own,
 * at the same level; what is only recorded is always combined aspect by aspect.
 */
export interface Panel {
  readonly level: 'aspect' | 'subCriterion' | 'stage'
  readonly of: 'marks' | 'deductions' | 'recorded'
  /** The aspect's or sub criterion's id, or the stage's key. */
  readonly id: string
  /** Set below stage level. */
  readonly criterion: string | null
  readonly aspects: readonly Aspect[]
  /** Deductions taken off each seat's own subtotal. */
  readonly offSheet: readonly Aspect[]
}

export interface PanelOutcome {
  readonly panel: Panel
  /** The seats that scored all of the panel, in seat order, with their marks. */
  readonly values: readonly SeatValue[]
  readonly kept: Extract<Combined, { kind: 'complete' }>['kept']
  readonly dropped: Extract<Combined, { kind: 'complete' }>['dropped']
  readonly combined: Step
  /** Each aspect over the kept seats; they add up to the panel before deductions and rounding. */
  readonly aspects: ReadonlyMap<string, Rational>
}

export interface PanelGap {
  readonly level: Panel['level']
  readonly of: Panel['of']
  readonly id: string
  /** Seats that scored, and seats needed. */
  readonly have: number
  readonly need: number
}

/** Deductions reach the seats' own subtotals only where whole sheets are combined. */
export function deductsOnSheet(scheme: MarkingScheme): boolean {
  return scheme.deductions.at === 'sheet' && scheme.combination.at === 'stage'
}

/**
 * Takes deductions off without going below the floor. A subtotal that is below the floor already
 * stays as it is: the floor limits deductions, it does not give marks away.
 */
export function takeOff(subtotal: Units, deducted: Units, floor: Units): Units {
  return Math.max(subtotal - deducted, Math.min(subtotal, floor))
}

interface Scope {
  level: Panel['level']
  id: string
  criterion: string | null
  aspects: readonly Aspect[]
}

function scopes(stage: StageRules): Scope[] {
  const found: Scope[] = []
  const all: Aspect[] = []
  const { at } = stage.scheme.combination
  for (const criterion of stage.scheme.criteria) {
    for (const sub of criterion.subCriteria) {
      if (at === 'subCriterion') {
        found.push({ level: at, id: sub.id, criterion: criterion.id, aspects: sub.aspects })
      }
      for (const aspect of sub.aspects) {
        all.push(aspect)
        if (at === 'aspect' || onlyRecorded(aspect)) {
          found.push({
            level: 'aspect',
            id: aspect.id,
            criterion: criterion.id,
            aspects: [aspect],
          })
        }
      }
    }
  }
  if (at === 'stage') found.push({ level: at, id: stage.key, criterion: null, aspects: all })
  return found
}

/** The panels of a stage, in the scheme's order; stage level last. */
export function panelsOf(stage: StageRules): Panel[] {
  const onSheet = deductsOnSheet(stage.scheme)
  const panels: Panel[] = []
  for (const { level, id, criterion, aspects } of scopes(stage)) {
    const marks = aspects.filter(addsUp)
    const deductions = aspects.filter(isDeduction)
    const offSheet = onSheet && level === 'stage' ? deductions : []
    const common = { level, id, criterion }
    if (marks.length > 0) panels.push({ ...common, of: 'marks', aspects: marks, offSheet })
    if (deductions.length > offSheet.length) {
      panels.push({ ...common, of: 'deductions', aspects: deductions, offSheet: [] })
    }
    if (aspects.length === 1 && aspects.every(onlyRecorded) && level === 'aspect') {
      panels.push({ ...common, of: 'recorded', aspects, offSheet: [] })
    }
  }
  return panels
}

/** What one sheet gives the panel, in units; undefined unless all of the panel was scored. */
export function panelUnits(
  panel: Pick<Panel, 'aspects' | 'offSheet'>,
  sheet: SheetMarks,
  floor: Units,
): Units | undefined {
  const subtotal = unitsOfAll(panel.aspects, sheet)
  if (subtotal === undefined || panel.offSheet.length === 0) return subtotal
  const deducted = unitsOfAll(panel.offSheet, sheet)
  return deducted === undefined ? undefined : takeOff(subtotal, deducted, floor)
}

const exactly: Rounding = { round: 'none', places: 0 }

/** Combines one panel of a stage over the sheets, which are in seat order. */
export function judgePanel(
  stage: StageRules,
  panel: Panel,
  sheets: readonly SheetMarks[],
): PanelOutcome | PanelGap {
  const { combination, deductions, rounding } = stage.scheme
  const scale = powerOfTen(stage.places)
  const values: SeatValue[] = []
  for (const sheet of sheets) {
    const units = panelUnits(panel, sheet, deductions.floor)
    if (units !== undefined) values.push({ seat: sheet.seat, value: fromRatio(units, scale) })
  }
  const result = combine(combination, values)
  if (result.kind === 'incomplete') {
    const { have, need } = result
    return { level: panel.level, of: panel.of, id: panel.id, have, need }
  }

  const aspects = new Map<string, Rational>()
  const keptSheets = sheets.filter((sheet) => result.kept.includes(sheet.seat))
  for (const aspect of [...panel.aspects, ...panel.offSheet]) {
    const marks = keptSheets.map((sheet) => fromRatio(unitsOf(aspect, sheet) ?? 0, scale))
    aspects.set(aspect.id, joinKept(combination.method, marks))
  }
  const combined = step(result.value, panel.of === 'recorded' ? exactly : rounding.panel)
  return { panel, values, kept: result.kept, dropped: result.dropped, combined, aspects }
}
