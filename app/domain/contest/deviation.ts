import { deductsOnSheet, panelUnits } from './panel'
import type { Aspect, Deviation, StageRules } from './ruleSet'
import {
  addsUp,
  aspectsOf,
  inSeatOrder,
  isDeduction,
  onlyRecorded,
  unitsOf,
  unitsOfAll,
  type SheetMarks,
} from './sheetMarks'

/** Marks of one entrant that lie too far apart. Numbers are levels or the stage's units. */
export interface OpenDeviation {
  readonly level: Deviation['level']
  /** The aspect's or sub criterion's id, or the stage's key. */
  readonly id: string
  readonly measuredIn: Deviation['range']
  /** The seats that scored, in seat order. */
  readonly seats: readonly { readonly seat: string; readonly value: number }[]
  /** Highest minus lowest. */
  readonly range: number
  readonly limit: number
  /** The seats farthest from the mean; several when equally far, as in 0-1-2. */
  readonly farthest: readonly string[]
}

interface Compared {
  id: string
  valueOf: (sheet: SheetMarks) => number | undefined
}

function aspectsToCompare(stage: StageRules, range: Deviation['range']): Aspect[] {
  const aspects = aspectsOf(stage)
  return range === 'levels'
    ? aspects.filter((aspect) => aspect.kind === 'judgement')
    : aspects.filter((aspect) => !onlyRecorded(aspect))
}

function comparedAt(stage: StageRules, rule: Deviation): Compared[] {
  const { criteria, deductions } = stage.scheme
  switch (rule.level) {
    case 'aspect':
      return aspectsToCompare(stage, rule.range).map((aspect) => ({
        id: aspect.id,
        valueOf: (sheet) =>
          rule.range === 'levels' ? sheet.marks.get(aspect.id) : unitsOf(aspect, sheet),
      }))
    case 'subCriterion':
      return criteria
        .flatMap((criterion) => criterion.subCriteria)
        .map((sub) => ({ id: sub.id, marks: sub.aspects.filter(addsUp) }))
        .filter(({ marks }) => marks.length > 0)
        .map(({ id, marks }) => ({ id, valueOf: (sheet) => unitsOfAll(marks, sheet) }))
    case 'stage': {
      const aspects = aspectsOf(stage)
      const offSheet = deductsOnSheet(stage.scheme) ? aspects.filter(isDeduction) : []
      const own = { aspects: aspects.filter(addsUp), offSheet }
      return [{ id: stage.key, valueOf: (sheet) => panelUnits(own, sheet, deductions.floor) }]
    }
  }
}

function farthestFromMean(seats: OpenDeviation['seats']): string[] {
  const sum = seats.reduce((total, { value }) => total + value, 0)
  const distances = seats.map(({ value }) => Math.abs(value * seats.length - sum))
  const most = Math.max(...distances)
  return seats.filter((_, index) => distances[index] === most).map(({ seat }) => seat)
}

/**
 * Which marks of one entrant are open to be marked again: highest minus lowest above the limit.
 * Only seats that scored are compared. Subtotals are the seats' own: for a sub criterion before
 * deductions, for a stage after the deductions taken on the sheet.
 *
 * Practice: WorldSkills technical descriptions mark a judgement again when the gap exceeds 1, so
 * 0-1-2 is open and 1-2-2 is accepted.
 *
 * @throws RangeError as `stageResult` does.
 */
export function openDeviations(stage: StageRules, sheets: readonly SheetMarks[]): OpenDeviation[] {
  const ordered = inSeatOrder(sheets)
  const open: OpenDeviation[] = []
  for (const rule of stage.scheme.deviations) {
    for (const { id, valueOf } of comparedAt(stage, rule)) {
      const seats = ordered.flatMap((sheet) => {
        const value = valueOf(sheet)
        return value === undefined ? [] : [{ seat: sheet.seat, value }]
      })
      if (seats.length < 2) continue
      const values = seats.map(({ value }) => value)
      const range = Math.max(...values) - Math.min(...values)
      if (range <= rule.limit) continue
      open.push({
        level: rule.level,
        id,
        measuredIn: rule.range,
        seats,
        range,
        limit: rule.limit,
        farthest: farthestFromMean(seats),
      })
    }
  }
  return open
}
