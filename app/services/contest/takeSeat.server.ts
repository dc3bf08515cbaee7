/**
 * The tablet that takes a judging seat by its code, and the tenure that follows. The device is the
 * seat's, the marks are the person's.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { COMPETING } from '~/domain/contest/registration'
import { can } from '~/domain/people/permissions'
import type { Secrets, ServiceContext } from '../context'
import { appendEvent } from '../log/appendEvent.server'
import { performOp } from '../log/performOp.server'
import type { Tx } from '../log/writer.server'
import { hasKnownRole } from '../people/findSignIn.server'
import { digestOfToken } from '../people/signInToken.server'
import { contestScope } from './liveContests.server'
import { codeHash } from './seats.server'

export interface TakeSeatRequest {
  code: string
  judgeId: string
  deviceId: string
  opId: string
}

export type SeatRefusal =
  | 'seatCode'
  | 'judge'
  | 'judgeSeated'
  | 'judgeCompetes'
  | 'judgeBarred'
  | 'stageClosed'
  /** The op was answered before, for another code, judge or device. */
  | 'reused'

export type TakeSeatAnswer =
  { ok: true; token: string; tenureId: string } | { ok: false; code: SeatRefusal }

type Taken = { ok: true; tenureId: string } | { ok: false; code: SeatRefusal }

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
  const taken = await context.writer.write(async (tx): Promise<Taken> => {
    const judge = await tx.judge.findUnique({ where: { id: judgeId } })
    if (!judge) return { ok: false, code: 'judge' }
    const { personId } = judge
    const outcome = await performOp<Taken>(
      tx,
      { actor: personId, opId, body, receivedAt },
      () => seatJudge(tx, context, { ...request, judge, receivedAt }),
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
  {
    code,
    deviceId,
    opId,
    judge,
    receivedAt,
  }: TakeSeatRequest & { judge: Seated; receivedAt: Date },
): Promise<Taken> {
  const seat = await tx.seat.findUnique({
    where: { codeHash: codeHash(context, code) },
    include: { stage: { include: { contest: { select: { editionId: true } } } } },
  })
  if (!seat?.codeExpiresAt || seat.codeExpiresAt <= receivedAt) {
    return { ok: false, code: 'seatCode' }
  }
  const { stage } = seat
  const { personId } = judge
  if (judge.contestId !== stage.contestId) return { ok: false, code: 'judge' }
  const refusal = await whyNotSeated(tx, personId, seat)
  if (refusal) return { ok: false, code: refusal }
  const live = await context.contests.loadWithin(tx, stage.contestId)
  const known = live?.working.seats.get(seat.id)
  if (!known || stage.phase === 'signed' || stage.phase === 'decoded') {
    return { ok: false, code: 'stageClosed' }
  }
  const tenureId = randomUUID()
  const { _max: last } = await tx.tenure.aggregate({
    where: { seatId: seat.id },
    _max: { number: true },
  })
  // The log may not know of a tenure whose person was erased.
  const number = Math.max(known.tenure, last.number ?? 0) + 1
  await tx.tenure.updateMany({
    where: { seatId: seat.id, endedAt: null },
    data: { endedAt: receivedAt },
  })
  await tx.tenure.create({
    data: {
      id: tenureId,
      seatId: seat.id,
      number,
      personId,
      deviceId,
      tokenHash: digestOfToken(tokenOf(context.secrets, tenureId)),
      startedAt: receivedAt,
    },
  })
  await tx.seat.update({ where: { id: seat.id }, data: { codeHash: null, codeExpiresAt: null } })
  await appendEvent(tx, {
    scopeId: contestScope(stage.contestId),
    opId,
    kind: 'seat.taken',
    actor: personId,
    device: deviceId,
    payload: { stage: stage.id, seat: seat.id, tenure: number, tenureId, person: personId },
    receivedAt,
  })
  return { ok: true, tenureId }
}

interface Seated {
  personId: string
  contestId: string
}

/** The token can be said again but is stored nowhere: it follows from the tenure and a site secret. */
function tokenOf({ TOKEN_PEPPER }: Secrets, tenureId: string): string {
  return createHmac('sha256', TOKEN_PEPPER).update(`seat\0${tenureId}`).digest('base64url')
}

/**
 * One person judges from one seat of a stage at a time, and never where they compete or hold an
 * office that knows the codes, publishes or decides appeals.
 */
async function whyNotSeated(
  tx: Tx,
  personId: string,
  seat: {
    id: string
    stageId: string
    stage: { contestId: string; contest: { editionId: string } }
  },
): Promise<SeatRefusal | null> {
  const elsewhere = await tx.tenure.count({
    where: {
      personId,
      endedAt: null,
      seatId: { not: seat.id },
      seat: { stageId: seat.stageId },
    },
  })
  if (elsewhere > 0) return 'judgeSeated'
  const competes = await tx.entry.count({
    where: { personId, contestId: seat.stage.contestId, status: { in: [...COMPETING] } },
  })
  if (competes > 0) return 'judgeCompetes'
  const { contestId, contest } = seat.stage
  const grants = (await tx.grant.findMany({ where: { personId } })).filter(hasKnownRole)
  const place = { contestId, stageId: seat.stageId, seatId: seat.id }
  const viewer = { personId, grants, seat: { ...place, tenureId: '' } }
  const mayMark = can(viewer, 'sheet.mark', { ...place, editionId: contest.editionId })
  return mayMark ? null : 'judgeBarred'
}
