/** What is asked of a value and of a whole sheet, whoever sends it. */
import type { ContestEventBody, HoldReason } from './events'
import type { Aspect, StageRules } from './ruleSet'
import { sheetDigest } from './sheetDigest'
import { aspectsOf } from './sheetMarks'
import type { SheetState } from './state'

interface RefusalDetails {
  reason?: string
  aspects?: string[]
  max?: number
  step?: number
}

export type Decision<Code extends string> =
  | { kind: 'accept'; event: ContestEventBody }
  | { kind: 'hold'; event: ContestEventBody; reason: HoldReason }
  | { kind: 'refuse'; code: Code; details?: RefusalDetails }

/** Whether a value fits its aspect: a level for judgements, else units within the step. */
export function checkValue(
  rules: StageRules,
  aspectId: string,
  value: number | null,
): { kind: 'refuse'; code: 'unknownAspect' | 'range' | 'step'; details?: RefusalDetails } | null {
  const aspect = aspectsOf(rules).find((a) => a.id === aspectId)
  if (!aspect) return { kind: 'refuse', code: 'unknownAspect' }
  if (value === null) return null
  const { max, step } = boundsOf(aspect)
  if (!Number.isInteger(value) || value < 0 || value > max) {
    return { kind: 'refuse', code: 'range', details: { max, step } }
  }
  if (value % step !== 0 && value !== max) {
    return { kind: 'refuse', code: 'step', details: { max, step } }
  }
  return null
}

/** The highest value of an aspect and the step between values. */
export function boundsOf(aspect: Aspect): { max: number; step: number } {
  return aspect.kind === 'judgement' ? { max: 3, step: 1 } : { max: aspect.max, step: aspect.step }
}

/** A submission counts when no aspect is missing and the judge saw what the server has. */
export function decideSubmit(
  rules: StageRules,
  sheet: SheetState,
  digest: string,
  cited: { cites: string | null; reason?: string },
): Exclude<Decision<'missing' | 'digest'>, { kind: 'hold' }> {
  const missing = missingAspects(rules, sheet)
  if (missing.length > 0) return { kind: 'refuse', code: 'missing', details: { aspects: missing } }
  if (digest !== digestOf(sheet)) return { kind: 'refuse', code: 'digest' }
  return {
    kind: 'accept',
    event: { kind: 'sheet.submitted', payload: { sheet: sheet.id, digest, ...cited } },
  }
}

/** Ids of the aspects that have no mark yet, in the order of the scheme. */
export function missingAspects(rules: StageRules, sheet: Pick<SheetState, 'marks'>): string[] {
  return aspectsOf(rules)
    .map((aspect) => aspect.id)
    .filter((id) => (sheet.marks.get(id)?.value ?? null) === null)
}

/** The digest of a sheet as the server has it; see `sheetDigest`. */
export function digestOf(sheet: Pick<SheetState, 'id' | 'marks' | 'note'>): string {
  const marks: Record<string, number | null> = {}
  for (const [aspect, mark] of sheet.marks) marks[aspect] = mark.value
  return sheetDigest({ sheet: sheet.id, marks, note: sheet.note })
}
