import { randomUUID } from 'node:crypto'
import { stageRulesOf } from '../../app/domain/contest/entrantOutcome'
import { aspectsOf } from '../../app/domain/contest/sheetMarks'
import type { ServiceContext } from '../../app/services/context'
import { panelsOf, type OpenPanel } from '../../app/services/review/panel/panelsOf.server'
import { takeOwnSeat } from '../../app/services/review/panel/takeOwnSeat.server'
import { chief, scoreSheets, type SheetPlan, type TakenSeat } from './scoring'

export interface CycleScene {
  organiser: string
  /** Person ids; the demo's own expert is the first. */
  experts: readonly { personId: string; unitId: string | null; zone: string | null }[]
}

interface PanelPlan {
  cycleId: string
  key: 'paper' | 'siteVisit' | 'live'
  /** Whether the cycle is left in this stage: half of it is scored then, and nothing signed. */
  isLast: boolean
  random: () => number
  at: Date
}

/** All sheets of a stage, signed; of the one in which the cycle is left the first half. */
export async function scorePanel(
  context: ServiceContext,
  scene: CycleScene,
  plan: PanelPlan,
): Promise<void> {
  const { cycleId, key, at } = plan
  const panel = (await panelsOf(context, cycleId)).find((one) => one.key === key)
  if (!panel) throw new Error(`The sample cycle has no ${key}`)
  const rules = stageRulesOf(panel.state, panel.stage.id)
  if (!rules || aspectsOf(rules).length === 0) throw new Error(`Nothing to score in ${key}`)
  const visitor = scene.experts[0]?.personId
  const seats = await takeSeats(context, panel, plan.isLast ? visitor : undefined)
  const sheets = sheetsOf(panel, plan, seats)
  await scoreSheets(context, panel.state.id, rules, sheets, plan.random, at)
  if (plan.isLast) return
  for (const to of ['signing', 'signed'] as const) {
    const op = { kind: 'moveStage', to, reason: '示例' } as const
    await chief(context, panel.state.id, panel.stage.id, scene.organiser, op, at)
  }
}

function sheetsOf(
  panel: OpenPanel,
  { isLast, random }: PanelPlan,
  seats: ReadonlyMap<string, TakenSeat>,
): SheetPlan[] {
  const entrants = panel.stage.entrantIds
  const scored = isLast ? Math.ceil(entrants.length / 2) : entrants.length
  return entrants.slice(0, scored).flatMap((codeId) => {
    const entrant = panel.state.entrants.get(codeId)
    const skill = 0.72 + random() * 0.26
    return (entrant?.sheetIds ?? []).flatMap((sheetId): SheetPlan[] => {
      const seat = seats.get(panel.state.sheets.get(sheetId)?.seatId ?? '')
      if (!seat) return []
      // Experts see a studio a little differently, less than the rubric's limit.
      const seen = skill + (random() - 0.5) * 0.16
      return [{ sheetId, seat, skill: seen, until: isLast ? 'submitted' : 'signed' }]
    })
  })
}

/** Everybody in their own seat, but for the one whom the demo's visitor plays. */
async function takeSeats(
  context: ServiceContext,
  { stage }: OpenPanel,
  visitor: string | undefined,
): Promise<ReadonlyMap<string, TakenSeat>> {
  const rows = await context.read.seat.findMany({ where: { stageId: stage.id } })
  const taken = new Map<string, TakenSeat>()
  for (const { id: seatId, personId } of rows) {
    if (personId === null || personId === visitor) continue
    const request = { personId, seatId, deviceId: 'demo', opId: randomUUID() }
    const answer = await takeOwnSeat(context, request)
    if (!answer.ok) throw new Error(`A sample expert was refused a seat: ${answer.code}`)
    taken.set(seatId, { seatId, personId, tenureId: answer.tenureId })
  }
  return taken
}
