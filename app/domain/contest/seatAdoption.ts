import { adoptHeld, NOTHING, replacedBy, type HeldRefusal } from './decideHeld'
import type { ContestState, HeldState } from './state'

/** A held op that can be adopted unseen, with the op whose mark it takes the place of. */
interface SeatAdoption {
  readonly held: string
  readonly replaces: string | undefined
}

interface SeatAdoptionPlan {
  readonly adopt: readonly SeatAdoption[]
  /** What needs a look of its own, and why. */
  readonly left: readonly { readonly held: string; readonly why: HeldRefusal }[]
}

/** The waiting ops of a seat, in the order in which they came. */
function waitingOf(state: ContestState, seatId: string): HeldState[] {
  return [...state.held.values()].filter(
    ({ decision, sheetId }) => decision === null && state.sheets.get(sheetId)?.seatId === seatId,
  )
}

/**
 * What of a seat's waiting ops can be adopted one after the other without a look at each: an op
 * that follows what its judge saw when it was made, as after a restored backup. One that would
 * replace a mark or note which its judge had not seen is left. `opIdOf` gives the id that the
 * adoption of a held op will have.
 */
export function planSeatAdoption(
  state: ContestState,
  seatId: string,
  opIdOf: (held: string) => string,
): SeatAdoptionPlan {
  const stands = new Map<string, { opId: string; origin: string }>()
  const noted = new Set<string>()
  const adopt: SeatAdoption[] = []
  const left: { held: string; why: HeldRefusal }[] = []
  for (const held of waitingOf(state, seatId)) {
    const sheet = state.sheets.get(held.sheetId)
    const now = refusalNow(state, held)
    if (!sheet || now !== null) {
      left.push({ held: held.id, why: now ?? 'notFound' })
      continue
    }
    const { op } = held
    if (op.kind === 'mark') {
      const place = `${sheet.id} ${op.aspect}`
      const mark = sheet.marks.get(op.aspect)
      const before = stands.get(place) ?? {
        opId: replacedBy(mark),
        origin: mark?.origin ?? NOTHING,
      }
      if (before.origin !== (op.previousOp ?? NOTHING)) {
        left.push({ held: held.id, why: 'changed' })
        continue
      }
      adopt.push({ held: held.id, replaces: before.opId })
      stands.set(place, { opId: opIdOf(held.id), origin: held.opId })
    } else if (op.kind === 'note' && sheet.note !== '' && !noted.has(sheet.id)) {
      left.push({ held: held.id, why: 'changed' })
    } else {
      if (op.kind === 'note') noted.add(sheet.id)
      adopt.push({ held: held.id, replaces: undefined })
    }
  }
  return { adopt, left }
}

/** Why it cannot be adopted whatever comes before it; a submission depends on that. */
function refusalNow(state: ContestState, held: HeldState): HeldRefusal | null {
  const outcome = adoptHeld(state, held, {})
  if (outcome.kind === 'accept') return null
  const dependsOnMarks = outcome.code === 'missing' || outcome.code === 'digest'
  return dependsOnMarks ? null : outcome.code
}
