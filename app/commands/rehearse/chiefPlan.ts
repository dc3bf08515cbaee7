import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import type { ChiefSnapshot } from '~/protocol/chief'
import type { Random } from '~/services/rehearsal/random'
import type { Chief } from './chief'

/** How many submitted sheets the chief judge reopens, as a share of all, while they are scored. */
const REOPENS = 0.02
const LOOK_MS = 250
/** What a chief judge may give as a reason here. */
const REASON = '演练：裁判长处理'

export interface ChiefPlanOptions {
  readonly chief: Chief
  readonly random: Random
  /** Moves a seat to another device; resolves when the next judge sits there. */
  readonly moveSeat: (seatId: string) => Promise<void>
  readonly stopped: () => boolean
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * The chief judge's day: opens the stage, settles deviations and held ops, reopens some sheets,
 * moves one seat, closes the scoring, reopens one sheet once more, and signs.
 */
export async function leadStage(options: ChiefPlanOptions): Promise<void> {
  const { chief, random, stopped } = options
  const plan = { moveAt: random.int(20, 70) / 100, reopened: 0, moved: false, recheck: true }
  await require(chief, { kind: 'moveStage', to: 'scoring', reason: REASON })
  while (!stopped()) {
    await pause(LOOK_MS)
    const { stage } = chief
    if (!stage) continue
    if (stage.phase === 'signed') return
    const progress = progressOf(stage)
    if (!plan.moved && progress >= plan.moveAt) {
      plan.moved = true
      await moveSomeSeat(options, stage)
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

async function require(chief: Chief, op: ChiefOp): Promise<void> {
  const answer = await chief.perform(op)
  if (!answer.ok) throw new Error(`The chief's ${op.kind} was refused: ${answer.code}`)
}

/** The share of required sheets that are submitted. */
function progressOf({ rows }: ChiefSnapshot): number {
  const required = rows.reduce((sum, row) => sum + row.required, 0)
  const submitted = rows.reduce((sum, row) => sum + row.submitted, 0)
  return required === 0 ? 0 : submitted / required
}

async function moveSomeSeat({ chief, random, moveSeat }: ChiefPlanOptions, stage: ChiefSnapshot) {
  const seat = random.pick(stage.seats)
  await require(chief, { kind: 'moveSeat', seat: seat.id, reason: REASON })
  await moveSeat(seat.id)
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
  const cells = stage.rows
    .filter(({ status }) => status === 'active')
    .flatMap((row) => row.cells.filter(({ cause }) => cause === null))
  const open = cells.some(({ status }) => status === 'open')
  if (stage.phase === 'scoring') {
    return open ? null : { kind: 'moveStage', to: 'signing', reason: REASON }
  }
  if (open || cells.some(({ status }) => status !== 'signed')) return null
  if (plan.recheck) {
    plan.recheck = false
    return { kind: 'reopen', sheet: random.pick(cells).sheet, reason: REASON }
  }
  return { kind: 'moveStage', to: 'signed', reason: REASON }
}
