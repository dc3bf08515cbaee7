/**
 * What becomes of an op that was held: adopted by a new event that cites it, or dismissed with a
 * reason. The same rules for the judge who made it and for the chief judge. Pure.
 */
import { stageRulesOf } from './entrantOutcome'
import { checkValue, decideSubmit, type Decision } from './sheetChecks'
import type { ContestState, HeldState, MarkState } from './state'

export type HeldRefusal =
  'notFound' | 'alreadyDecided' | 'sheetNotOpen' | 'changed' | 'superseded' | 'missing' | 'digest'

type HeldOutcome = Exclude<Decision<HeldRefusal>, { kind: 'hold' }>

/** Stands for "no mark" where the op that an adoption replaces is named. */
export const NOTHING = 'nothing'

/** The op that an aspect's mark is named by: what an adoption would replace. */
export function replacedBy(mark: Pick<MarkState, 'opId'> | undefined): string {
  return mark?.opId ?? NOTHING
}

interface Adoption {
  /** What the decider saw as the aspect's mark; left out, whatever stands there is replaced. */
  replaces?: string | undefined
  reason?: string | undefined
}

/**
 * Whether a held op was made by the judge who sits in its seat now, in whichever tenure. Never one of
 * a tenure that the log lacks, as after a restored backup: it came under the name of whoever has the
 * device by then; and never one that came after the stage's last day, which is not the judge's to move.
 */
export function isOwnHeld(state: ContestState, held: HeldState): boolean {
  const seat = state.seats.get(state.sheets.get(held.sheetId)?.seatId ?? '')
  if (!seat || held.personId !== seat.personId || held.reason === 'late') return false
  return held.tenureId === seat.tenureId || seat.formerTenureIds.has(held.tenureId)
}

/** Adopts a held op as things stand: on an open sheet, and nothing is replaced that was not seen. */
export function adoptHeld(state: ContestState, held: HeldState, adoption: Adoption): HeldOutcome {
  const sheet = state.sheets.get(held.sheetId)
  const rules = stageRulesOf(state, held.stageId)
  if (!sheet || !rules) return refuse('notFound')
  if (held.decision !== null) return refuse('alreadyDecided')
  if (sheet.status !== 'open' || sheet.excused !== null) return refuse('sheetNotOpen')
  const { reason, replaces } = adoption
  const cited = { cites: held.id, ...(reason !== undefined && { reason }) }
  switch (held.op.kind) {
    case 'mark': {
      const { aspect, value } = held.op
      if (checkValue(rules, aspect, value)) return refuse('superseded')
      const stands = replacedBy(sheet.marks.get(aspect))
      if (replaces !== undefined && replaces !== stands) return refuse('changed')
      const { tenureId } = held
      const payload = { sheet: sheet.id, aspect, value, tenureId, ...cited }
      return { kind: 'accept', event: { kind: 'mark.set', payload } }
    }
    case 'note': {
      const payload = { sheet: sheet.id, text: held.op.text, ...cited }
      return { kind: 'accept', event: { kind: 'note.set', payload } }
    }
    case 'submit':
      return decideSubmit(rules, sheet, held.op.digest, cited)
    default:
      return refuse('superseded')
  }
}

/** Dismisses a held op, which is possible as long as nobody decided it. */
export function dismissHeld(held: HeldState, reason: string): HeldOutcome {
  if (held.decision !== null) return refuse('alreadyDecided')
  return { kind: 'accept', event: { kind: 'held.dismissed', payload: { held: held.id, reason } } }
}

function refuse(code: HeldRefusal): { kind: 'refuse'; code: HeldRefusal } {
  return { kind: 'refuse', code }
}
