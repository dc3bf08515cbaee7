import { randomUUID } from 'node:crypto'
import type { ChiefOp } from '../../app/domain/contest/decideChiefOp'
import type { StageRules } from '../../app/domain/contest/ruleSet'
import { sheetDigest } from '../../app/domain/contest/sheetDigest'
import type { JudgeOp } from '../../app/protocol/judging'
import type { ServiceContext } from '../../app/services/context'
import { showSeatCode } from '../../app/services/contest/seats.server'
import { takeSeat } from '../../app/services/contest/takeSeat.server'
import { sampleMarks } from './marks'

/** A seat with its judge, whose tablet is nowhere: the demo's own. */
export interface TakenSeat {
  seatId: string
  tenureId: string
  personId: string
}

export interface PoolJudge {
  judgeId: string
  personId: string
}

/** Seats judges by the same use-case as a tablet does, in the order of the seats. */
export async function seatJudges(
  context: ServiceContext,
  stageId: string,
  judges: readonly PoolJudge[],
): Promise<TakenSeat[]> {
  const seats = await context.read.seat.findMany({
    where: { stageId },
    orderBy: { ordinal: 'asc' },
    take: judges.length,
  })
  const taken: TakenSeat[] = []
  for (const [index, { id: seatId }] of seats.entries()) {
    const judge = judges[index]
    if (!judge) break
    const { code } = await showSeatCode(context, { seatId })
    const answer = await takeSeat(context, {
      code,
      judgeId: judge.judgeId,
      deviceId: `demo-${index + 1}`,
      opId: randomUUID(),
    })
    if (!answer.ok) throw new Error(`A sample judge was refused a seat: ${answer.code}`)
    taken.push({ seatId, tenureId: answer.tenureId, personId: judge.personId })
  }
  return taken
}

export interface SheetPlan {
  sheetId: string
  seat: TakenSeat
  skill: number
  /** `part` leaves the last aspects open; `signed` is submitted first. */
  until: 'part' | 'submitted' | 'signed'
  deviates?: boolean
}

/** Scores sheets by the same way as a tablet's ops, in batches of the write queue. */
export async function scoreSheets(
  context: ServiceContext,
  contestId: string,
  stage: StageRules,
  plans: readonly SheetPlan[],
  random: () => number,
  at: Date,
): Promise<void> {
  const marked = plans.map((plan) => {
    const all = [...sampleMarks(stage, plan.skill, random, plan.deviates)]
    const marks = plan.until === 'part' ? all.slice(0, Math.ceil(all.length * 0.6)) : all
    return { plan, marks: Object.fromEntries(marks) }
  })
  const send = async (ops: readonly { op: JudgeOp; personId: string }[]) => {
    const answers = await Promise.all(
      ops.map(({ op, personId }) =>
        context.scoring.submit({
          contestId,
          actor: personId,
          device: 'demo',
          opId: op.opId,
          receivedAt: at,
          request: { by: 'judge', op },
        }),
      ),
    )
    const refused = answers.find((answer) => !answer.ok)
    if (refused?.ok === false) throw new Error(`A sample mark was refused: ${refused.code}`)
  }
  const header = ({ sheetId, seat }: SheetPlan) => ({
    opId: randomUUID(),
    sheet: sheetId,
    tenure: seat.tenureId,
    sheetEpoch: 1,
    claimedAt: at.toISOString(),
  })
  const person = ({ seat }: SheetPlan) => ({ personId: seat.personId })
  await send(
    marked.flatMap(({ plan, marks }) =>
      Object.entries(marks).map(([aspect, value]) => ({
        op: { ...header(plan), kind: 'mark' as const, aspect, value, previousOp: null },
        ...person(plan),
      })),
    ),
  )
  for (const kind of ['submit', 'sign'] as const) {
    const due = marked.filter(({ plan }) =>
      kind === 'sign' ? plan.until === 'signed' : plan.until !== 'part',
    )
    await send(
      due.map(({ plan, marks }) => {
        const digest = sheetDigest({ sheet: plan.sheetId, marks, note: '' })
        return { op: { ...header(plan), kind, digest }, ...person(plan) }
      }),
    )
  }
}

/** An op of the chief judge. */
export async function chief(
  context: ServiceContext,
  contestId: string,
  stageId: string,
  actor: string,
  op: ChiefOp,
  receivedAt: Date,
): Promise<void> {
  const answer = await context.scoring.submit({
    contestId,
    actor,
    device: null,
    opId: randomUUID(),
    receivedAt,
    request: { by: 'chief', stageId, op },
  })
  if (!answer.ok) throw new Error(`A sample decision of the chief was refused: ${answer.code}`)
}
