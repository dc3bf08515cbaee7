/** The tablet that takes a judging seat by its code; see startTenure.server.ts for what follows. */
import type { ServiceContext } from '../context'
import { performOp } from '../log/performOp.server'
import type { Tx } from '../log/writer.server'
import { codeHash } from './seats.server'
import {
  placeOfSeat,
  startTenure,
  tokenOf,
  type Seated,
  type SeatRefusal,
} from './startTenure.server'

export interface TakeSeatRequest {
  code: string
  judgeId: string
  deviceId: string
  opId: string
}

export type TakeSeatAnswer =
  { ok: true; token: string; tenureId: string } | { ok: false; code: SeatRefusal }

/**
 * Gives the seat to a judge on this device: ends the tenure before, starts the next, and uses up
 * the code. The same op again, as from a tablet that did not hear the answer, gets the same tenure
 * and token. The token is the device's; only its digest is stored.
 */
export async function takeSeat(
  context: ServiceContext,
  request: TakeSeatRequest,
): Promise<TakeSeatAnswer> {
  const receivedAt = context.now()
  const { opId, code, judgeId, deviceId } = request
  const body = { code: codeHash(context, code), judgeId, deviceId }
  const taken = await context.writer.write(async (tx): Promise<Seated> => {
    const judge = await tx.judge.findUnique({ where: { id: judgeId } })
    if (!judge) return { ok: false, code: 'judge' }
    const { personId } = judge
    const outcome = await performOp<Seated>(
      tx,
      { actor: personId, opId, body, receivedAt },
      () => seatJudge(tx, context, request, judge, receivedAt),
      // A refused code or judge may be right a moment later: the chief judge corrects it.
      (answer) => answer.ok,
    )
    return outcome.kind === 'reused' ? { ok: false, code: 'reused' } : outcome.answer
  })
  if (!taken.ok) return taken
  const { tenureId } = taken
  return { ok: true, tenureId, token: tokenOf(context.secrets, tenureId) }
}

async function seatJudge(
  tx: Tx,
  context: ServiceContext,
  { code, deviceId, opId }: TakeSeatRequest,
  judge: { personId: string; contestId: string },
  receivedAt: Date,
): Promise<Seated> {
  const seat = await tx.seat.findUnique({
    where: { codeHash: codeHash(context, code) },
    include: placeOfSeat,
  })
  if (!seat?.codeExpiresAt || seat.codeExpiresAt <= receivedAt) {
    return { ok: false, code: 'seatCode' }
  }
  if (seat.personId !== null) return { ok: false, code: 'ownSeat' }
  if (judge.contestId !== seat.stage.contestId) return { ok: false, code: 'judge' }
  const { personId } = judge
  const started = await startTenure(tx, context, { seat, personId, deviceId, opId, receivedAt })
  if (started.ok) {
    const used = { codeHash: null, codeExpiresAt: null }
    await tx.seat.update({ where: { id: seat.id }, data: used })
  }
  return started
}
