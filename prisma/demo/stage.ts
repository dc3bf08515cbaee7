import { randomUUID } from 'node:crypto'
import { aspectsOf } from '../../app/domain/contest/sheetMarks'
import type { RuleSet, StageRules } from '../../app/domain/contest/ruleSet'
import type { ServiceContext } from '../../app/services/context'
import { stageIdOf } from '../../app/services/contest/createContest.server'
import { decodeWithin } from '../../app/services/contest/stages/decodeStage.server'
import { drawStage } from '../../app/services/contest/stages/drawStage.server'
import { drawnStage } from '../../app/services/contest/stages/pairs.server'
import type { Staff } from './accounts'
import type { StagePlan } from './plan'
import {
  chief,
  scoreSheets,
  seatJudges,
  type PoolJudge,
  type SheetPlan,
  type TakenSeat,
} from './scoring'

export interface StageScene {
  contestId: string
  ruleSet: RuleSet
  rules: StageRules
  until: StagePlan
  staff: Staff
  judges: readonly PoolJudge[]
  /** Number of the seat that is left free, if any. */
  offered: number | null
  random: () => number
  now: Date
}

const HOUR = 3_600_000

/** Takes a stage as far as its plan says, each step by its own use-case. */
export async function playStage(context: ServiceContext, scene: StageScene): Promise<void> {
  const { contestId, rules, until, staff, now } = scene
  if (until === 'pending') return
  const stageId = stageIdOf(contestId, rules.key)
  const drawn = await drawStage(context, {
    stageId,
    stations: rules.identity === 'coded' ? 4 : 1,
    opId: randomUUID(),
    actor: staff.codingOfficer,
    receivedAt: new Date(now.getTime() - 3 * HOUR),
  })
  if (!drawn.ok) throw new Error(`A sample draw was refused: ${drawn.code}`)
  if (until === 'drawn') return
  const move = (to: 'scoring' | 'signing' | 'signed', minutesAgo: number) =>
    chief(
      context,
      contestId,
      stageId,
      staff.chiefJudge,
      { kind: 'moveStage', to, reason: '示例' },
      new Date(now.getTime() - minutesAgo * 60_000),
    )
  await move('scoring', 120)
  const isOver = until !== 'scoring'
  const seats = await seatJudges(context, stageId, scene.judges.slice(0, rules.seats))
  const plans = await plansFor(context, stageId, scene, seats, isOver)
  const scoredAt = new Date(now.getTime() - 60 * 60_000)
  await scoreSheets(context, contestId, rules, plans, scene.random, scoredAt)
  if (!isOver) {
    await vacate(context, stageId, scene, seats)
    return
  }
  await move('signing', 40)
  await move('signed', 30)
  if (until === 'decoded') await decodeSample(context, stageId, scene)
}

/** One seat is free for whoever tries the demo as a judge. */
async function vacate(
  context: ServiceContext,
  stageId: string,
  { contestId, offered, staff, now }: StageScene,
  seats: readonly TakenSeat[],
): Promise<void> {
  const seat = offered === null ? undefined : seats[offered - 1]
  if (!seat) return
  const { seatId, tenureId: tenure } = seat
  const op = { kind: 'moveSeat', seat: seatId, tenure, reason: '示例：换裁判' } as const
  const at = new Date(now.getTime() - 10 * 60_000)
  await chief(context, contestId, stageId, staff.chiefJudge, op, at)
}

/** Of a stage under way, the first half is scored, the next one in part, the rest not at all. */
async function plansFor(
  context: ServiceContext,
  stageId: string,
  { rules, random }: StageScene,
  seats: readonly TakenSeat[],
  isOver: boolean,
): Promise<SheetPlan[]> {
  const entrants = await context.read.entrant.findMany({
    where: { stageId },
    orderBy: { order: 'asc' },
    include: { sheets: true },
  })
  const scored = isOver ? entrants.length : Math.ceil(entrants.length / 2)
  const canDeviate = aspectsOf(rules).some((aspect) => aspect.kind === 'judgement')
  return entrants.flatMap(({ sheets }, index) => {
    const skill = 0.72 + random() * 0.26
    const isNext = index === scored
    if (index > scored) return []
    return seats.flatMap((seat, seatIndex): SheetPlan[] => {
      const sheetId = sheets.find((sheet) => sheet.seatId === seat.seatId)?.id
      if (sheetId === undefined || (isNext && seatIndex > 1)) return []
      const until = isNext ? 'part' : isOver ? 'signed' : 'submitted'
      const deviates = !isOver && canDeviate && index === scored - 1 && seatIndex === 0
      return [{ sheetId, seat, skill, until, deviates }]
    })
  })
}

/** The demo's officer and witness are not there to type, so the decoding itself is called. */
async function decodeSample(
  context: ServiceContext,
  stageId: string,
  { staff, now }: StageScene,
): Promise<void> {
  await context.writer.write(async (tx) => {
    const stage = await tx.stage.findUniqueOrThrow({ where: { id: stageId }, ...drawnStage })
    await decodeWithin(tx, context.secrets, stage, {
      opId: randomUUID(),
      actor: staff.codingOfficer,
      witnessId: staff.arbitrator,
      receivedAt: new Date(now.getTime() - 20 * 60_000),
    })
  })
}
