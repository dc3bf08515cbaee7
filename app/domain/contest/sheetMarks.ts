import type { Aspect, StageRules, Units } from './ruleSet'

/**
 * The submitted sheet of one seat for one entrant in one stage. A judgement's value is its level
 * 0 to 3; a measurement's and a deduction's is in Units. An aspect that is not in `marks` was not
 * scored, which is never the same as zero; that holds for deductions too.
 */
export interface SheetMarks {
  readonly seat: string
  readonly marks: ReadonlyMap<string, number>
}

/**
 * The units one sheet gives an aspect, or undefined when it was not scored.
 *
 * @throws RangeError for a level other than 0 to 3 and for units that are no integer.
 */
export function unitsOf(aspect: Aspect, sheet: SheetMarks): Units | undefined {
  const value = sheet.marks.get(aspect.id)
  if (value === undefined) return undefined
  const units = aspect.kind === 'judgement' ? aspect.marks[value] : value
  if (units === undefined || !Number.isSafeInteger(units)) {
    throw new RangeError(`Not a mark for aspect ${aspect.id}: ${value}`)
  }
  return units
}

/** The sum over the aspects in units, or undefined when any of them was not scored. */
export function unitsOfAll(aspects: readonly Aspect[], sheet: SheetMarks): Units | undefined {
  let sum = 0
  for (const aspect of aspects) {
    const units = unitsOf(aspect, sheet)
    if (units === undefined) return undefined
    sum += units
  }
  return sum
}

/** True for what adds to the sum: judgements, and measurements that are not only recorded. */
export function addsUp(aspect: Aspect): boolean {
  return aspect.kind === 'judgement' || (aspect.kind === 'measurement' && aspect.counts)
}

/** True for what is recorded but not summed, such as seconds used. */
export function onlyRecorded(aspect: Aspect): boolean {
  return aspect.kind === 'measurement' && !aspect.counts
}

export function isDeduction(aspect: Aspect): boolean {
  return aspect.kind === 'deduction'
}

/** The sheets in seat order. @throws RangeError when two sheets have the same seat. */
export function inSeatOrder(sheets: readonly SheetMarks[]): SheetMarks[] {
  const ordered = [...sheets].sort((a, b) => (a.seat < b.seat ? -1 : 1))
  ordered.forEach((sheet, index) => {
    if (sheet.seat === ordered[index + 1]?.seat) {
      throw new RangeError(`Two sheets of seat ${sheet.seat} for one entrant`)
    }
  })
  return ordered
}

/** Every aspect of the stage, in the order of its scheme. */
export function aspectsOf(stage: StageRules): Aspect[] {
  return stage.scheme.criteria.flatMap((criterion) =>
    criterion.subCriteria.flatMap((sub) => sub.aspects),
  )
}
