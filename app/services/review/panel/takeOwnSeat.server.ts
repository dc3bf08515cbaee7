import type { ServiceContext } from '../../context'
import { placeOfSeat, startTenure, tokenOf, type Seated } from '../../contest/startTenure.server'
import type { TakeSeatAnswer } from '../../contest/takeSeat.server'
import { performOp } from '../../log/performOp.server'
import type { Tx } from '../../log/writer.server'

export interface TakeOwnSeat {
  /** The signed-in expert. */
  personId: string
  /** Where it is said, the seat has to be one of this cycle's. */
  cycleId?: string
  seatId: string
  deviceId: string
  opId: string
}

/**
 * Gives an expert's own seat to the device that the expert is signed in on; no code is needed. On
 * another device the seat moves there, with the next tenure. Asked again on the same device, the
 * tenure and token stay.
 */
export async function takeOwnSeat(
  context: ServiceContext,
  request: TakeOwnSeat,
): Promise<TakeSeatAnswer> {
  const receivedAt = context.now()
  const { personId, cycleId, seatId, deviceId, opId } = request
  const taken = await context.writer.write(async (tx): Promise<Seated> => {
    const outcome = await performOp<Seated>(
      tx,
      {
        actor: personId,
        opId,
        body: { ownSeat: seatId, cycleId: cycleId ?? null, deviceId },
        receivedAt,
      },
      () => sitDown(tx, context, request, receivedAt),
      (answer) => answer.ok,
    )
    return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
  })
  if (!taken.ok) return taken
  const { tenureId } = taken
  return { ok: true, tenureId, token: tokenOf(context.secrets, tenureId) }
}

async function sitDown(
  tx: Tx,
  context: ServiceContext,
  { personId, cycleId, seatId, deviceId, opId }: TakeOwnSeat,
  receivedAt: Date,
): Promise<Seated> {
  const seat = await tx.seat.findFirst({ where: { id: seatId, personId }, include: placeOfSeat })
  const panelId = seat?.stage.contest.editionId
  if (
    !seat ||
    !panelId ||
    !(await maySit(tx, seat, personId, { panelId, ...(cycleId !== undefined && { id: cycleId }) }))
  ) {
    return { ok: false, code: 'judge' }
  }
  const here = await tx.tenure.findFirst({ where: { seatId, personId, deviceId, endedAt: null } })
  if (here) return { ok: true, tenureId: here.id }
  return startTenure(tx, context, { seat, personId, deviceId, opId, receivedAt })
}

/**
 * In the pool of the cycle that the panel belongs to, and not withdrawn; whoever has withdrawn comes
 * back only to sign what was submitted before, since that counts.
 */
async function maySit(
  tx: Tx,
  seat: { id: string },
  personId: string,
  cycle: { id?: string; panelId: string },
): Promise<boolean> {
  const expert = await tx.reviewExpert.findFirst({ where: { personId, cycle } })
  if (!expert || expert.withdrawnAt === null) return expert !== null
  const unsigned = { seatId: seat.id, status: 'submitted', excused: null }
  return (await tx.sheet.count({ where: unsigned })) > 0
}
