import { can } from '~/domain/people/permissions'
import type { JudgeOp, OpAnswer } from '~/protocol/judging'
import type { ServiceContext } from '../context'
import { findTenure, type SeatHolder } from './tenure.server'

/**
 * Takes an op that came from a seat's device. The op may be of an earlier tenure of the same
 * device: it was made then, and is held if it comes too late. It may not be of a later one: who
 * kept the token of a former tenure does not mark for whoever has the device now.
 *
 * A tenure that nobody knows is one that a restored backup lacks: what was marked in it on the
 * seat's own sheets is held for the chief judge.
 */
export async function submitJudgeOp(
  context: ServiceContext,
  holder: SeatHolder,
  op: JudgeOp,
  receivedAt: Date,
): Promise<OpAnswer> {
  const known = op.tenure === holder.tenureId ? holder : await findTenure(context, op.tenure)
  const lost = known === null && isOwnSheet(context, holder, op.sheet)
  const maker = lost ? holder : known
  const action = op.kind === 'adoptHeld' || op.kind === 'dismissHeld' ? 'held.decide' : 'sheet.mark'
  if (!maker || !madeHere(maker, holder) || !may(maker, action)) {
    return { ok: false, opId: op.opId, code: 'forbidden', final: true }
  }
  const answer = await context.scoring.submit({
    contestId: maker.contestId,
    actor: maker.personId,
    device: maker.deviceId,
    opId: op.opId,
    receivedAt,
    request: { by: 'judge', op, ...(lost && { lost }) },
  })
  return answer as OpAnswer
}

function isOwnSheet(context: ServiceContext, holder: SeatHolder, sheet: string): boolean {
  const state = context.contests.get(holder.contestId)?.state
  return state?.sheets.get(sheet)?.seatId === holder.seatId
}

/** Made on the holder's device, in the same tenure or before it. */
function madeHere(maker: SeatHolder, holder: SeatHolder): boolean {
  if (maker.tenureId === holder.tenureId) return true
  return maker.deviceId === holder.deviceId && maker.startedAt < holder.startedAt
}

/** A tenure's right to its own sheets; whether the op is in time is the domain's to decide. */
function may(maker: SeatHolder, action: 'sheet.mark' | 'held.decide'): boolean {
  const { personId, seatId, tenureId, contestId, stageId, editionId } = maker
  const seat = { seatId, tenureId, contestId, stageId }
  return can({ personId, grants: [], seat }, action, {
    editionId,
    contestId,
    stageId,
    seatId,
  })
}
