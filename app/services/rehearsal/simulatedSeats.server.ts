import { randomUUID } from 'node:crypto'
import type { LiveContest } from '../contest/liveContest.server'
import { showSeatCode } from '../contest/seats.server'
import { takeSeat } from '../contest/takeSeat.server'
import type { ServiceContext } from '../context'

/** Devices of simulated judges; a real device's id is random. */
const DEVICE = 'demo-'
/** A seat that a judge has just left is kept free for the next one so long, in milliseconds. */
const KEPT_FREE = 2 * 60_000

/** The present tenures that are simulated judges'. */
export async function simulatedTenures({ read }: ServiceContext): Promise<Set<string>> {
  const tenures = await read.tenure.findMany({
    where: { endedAt: null, deviceId: { startsWith: DEVICE } },
    select: { id: true },
  })
  return new Set(tenures.map(({ id }) => id))
}

/**
 * Seats a simulated judge where nobody sits, nobody has just left, and no code is shown to take
 * the seat by. Only sample people without a way to sign in are seated, one seat a stage.
 */
export async function fillVacantSeats(context: ServiceContext, live: LiveContest): Promise<void> {
  for (const stage of live.state.stages.values()) {
    if (stage.phase !== 'scoring') continue
    for (const seatId of stage.seatIds) {
      const vacant = live.state.seats.get(seatId)?.tenureId === null
      if (vacant && (await isFree(context, seatId))) await seat(context, live.id, stage.id, seatId)
    }
  }
}

async function isFree({ read, now }: ServiceContext, seatId: string): Promise<boolean> {
  const found = await read.seat.findUnique({
    where: { id: seatId },
    include: { tenures: { orderBy: { number: 'desc' }, take: 1 } },
  })
  if (!found) return false
  const at = now().getTime()
  const codeShown = found.codeExpiresAt !== null && found.codeExpiresAt.getTime() > at
  const leftAt = found.tenures[0]?.endedAt?.getTime() ?? 0
  return !codeShown && at - leftAt > KEPT_FREE
}

async function seat(
  context: ServiceContext,
  contestId: string,
  stageId: string,
  seatId: string,
): Promise<void> {
  const judge = await context.read.judge.findFirst({
    where: {
      contestId,
      person: {
        sample: true,
        passwordHash: null,
        entries: { none: { contestId } },
      },
      NOT: { personId: { in: await seatedIn(context, stageId) } },
    },
  })
  if (!judge) return
  const { code } = await showSeatCode(context, { seatId })
  const deviceId = `${DEVICE}${randomUUID()}`
  await takeSeat(context, { code, judgeId: judge.id, deviceId, opId: randomUUID() })
}

async function seatedIn({ read }: ServiceContext, stageId: string): Promise<string[]> {
  const tenures = await read.tenure.findMany({
    where: { endedAt: null, seat: { stageId } },
    select: { personId: true },
  })
  return tenures.map(({ personId }) => personId)
}
