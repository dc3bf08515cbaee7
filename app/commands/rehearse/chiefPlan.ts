import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import type { ChiefSnapshot } from '~/protocol/chief'
import type { Random } from '~/services/rehearsal/random'
import type { Chief } from './chief'
import { progressOf, REASON, stepOp, type PlannedStep } from './chiefSteps'

/** How many submitted sheets the chief judge reopens, as a share of all, while they are scored. */
const REOPENS = 0.02
const LOOK_MS = 250

export interface ChiefPlanOptions {
  readonly chief: Chief
  readonly random: Random
  /** What happens once each, in order. */
  readonly steps: readonly PlannedStep[]
  /** Whether the chief judge may move this seat. */
  readonly canMove: (seatId: string) => boolean
  /** Moves a seat to another device; resolves when the next judge sits there. */
  readonly moveSeat: (seatId: string) => Promise<void>
  /** So many marks need not be made after all; fewer than none when more must be. */
  readonly spare: (marks: number) => void
  /** The public is to see these entrants, by code, no longer. */
  readonly hide: (codes: readonly string[]) => void
  readonly stopped: () => boolean
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * The chief judge's day in a stage that is being scored: settles deviations and held ops, reopens
 * some sheets, takes the planned steps, closes the scoring, reopens one sheet once more, and signs.
 */
export async function leadStage(options: ChiefPlanOptions): Promise<void> {
  const { chief, random, stopped } = options
  const steps = [...options.steps]
  const plan = { reopened: 0, recheck: true }
  while (!stopped()) {
    await pause(LOOK_MS)
    const { stage } = chief
    if (!stage) continue
    if (stage.phase === 'signed') return
    const [next] = steps
    if (next && progressOf(stage) >= next.at) {
      steps.shift()
      await take(next, stage, options)
      continue
    }
    const op =
      heldDecision(stage, random) ??
      deviationDecision(stage, random) ??
      reopening(stage, random, plan) ??
      nextMove(stage, random, plan)
    if (op) await chief.perform(op)
  }
}

/** Dismisses what came after the signature; for when no tablet has anything left to send. */
export async function dismissLate(chief: Chief): Promise<void> {
  for (const { id } of (await chief.look()).held) {
    await insist(chief, { kind: 'decideHeld', held: id, decision: 'dismiss', reason: REASON })
  }
}

/** Performs an op that must be taken. @throws Error when it is refused. */
export async function insist(chief: Chief, op: ChiefOp): Promise<void> {
  const answer = await chief.perform(op)
  if (!answer.ok) throw new Error(`The chief's ${op.kind} was refused: ${answer.code}`)
}

async function take(step: PlannedStep, stage: ChiefSnapshot, options: ChiefPlanOptions) {
  const { chief, random, canMove, moveSeat, spare, hide } = options
  if (step.kind === 'moveSeat') {
    const seat = random.pick(stage.seats.filter(({ id }) => canMove(id)))
    const tenure = seat.tenureId ?? ''
    await insist(chief, { kind: 'moveSeat', seat: seat.id, tenure, reason: REASON })
    await moveSeat(seat.id)
    return
  }
  const chosen = stepOp(step.kind, stage, random)
  if (!chosen) return
  if (chosen.op.kind === 'freeze') {
    const { hidden } = chosen.op
    const rows = stage.rows.filter(({ codeId }) => hidden.includes(codeId))
    hide(rows.map(({ code }) => code))
  }
  await insist(chief, chosen.op)
  spare(chosen.spared)
}

/** A held mark is adopted when it can be, and half the time when there is a choice. */
function heldDecision({ held }: ChiefSnapshot, random: Random): ChiefOp | null {
  const [first] = held
  if (!first) return null
  const decision = first.refusal === null && random.chance(0.5) ? 'adopt' : 'dismiss'
  return { kind: 'decideHeld', held: first.id, decision, reason: REASON }
}

/** A deviation is confirmed, or the sheet that lies farthest off is marked again. */
function deviationDecision({ rows }: ChiefSnapshot, random: Random): ChiefOp | null {
  const row = rows.find(({ deviation }) => deviation === 'open')
  if (!row) return null
  const far = row.deviations[0]?.farthest[0]
  const cell = row.cells.find(({ seat, status }) => seat === far && status === 'submitted')
  return cell && random.chance(0.5)
    ? { kind: 'reopen', sheet: cell.sheet, reason: REASON }
    : { kind: 'confirmDeviation', codeId: row.codeId, reason: REASON }
}

function reopening(
  stage: ChiefSnapshot,
  random: Random,
  plan: { reopened: number },
): ChiefOp | null {
  const cells = stage.rows.flatMap((row) => row.cells)
  const submitted = cells.filter(({ status }) => status === 'submitted')
  const due = Math.ceil(cells.length * REOPENS * progressOf(stage))
  if (stage.phase !== 'scoring' || plan.reopened >= due || submitted.length === 0) return null
  plan.reopened += 1
  return { kind: 'reopen', sheet: random.pick(submitted).sheet, reason: REASON }
}

/** Closing, one recheck, and signing; the server refuses what is too early. */
function nextMove(
  stage: ChiefSnapshot,
  random: Random,
  plan: { recheck: boolean },
): ChiefOp | null {
  const active = stage.rows.filter(({ status }) => status === 'active')
  const open = active.some((row) => row.submitted < row.required)
  if (stage.phase === 'scoring') {
    return open ? null : { kind: 'moveStage', to: 'signing', reason: REASON }
  }
  // Sheets of an incomplete entrant count for nothing and are not signed.
  const toSign = active
    .filter(({ outcome }) => outcome !== 'incomplete')
    .flatMap((row) => row.cells.filter(({ cause }) => cause === null))
  if (open || toSign.some(({ status }) => status !== 'signed')) return null
  if (plan.recheck && toSign.length > 0) {
    plan.recheck = false
    return { kind: 'reopen', sheet: random.pick(toSign).sheet, reason: REASON }
  }
  return { kind: 'moveStage', to: 'signed', reason: REASON }
}
