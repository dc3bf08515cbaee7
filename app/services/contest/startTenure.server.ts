/** The tenure that begins when somebody sits down: the device is the seat's, the marks the person's. */
import { createHmac, randomUUID } from 'node:crypto'
import { COMPETING } from '~/domain/contest/registration'
import { can } from '~/domain/people/permissions'
import type { Secrets, ServiceContext } from '../context'
import { appendEvent } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { hasKnownRole } from '../people/findSignIn.server'
import { digestOfToken } from '../people/signInToken.server'
import { contestScope } from './liveContests.server'

export type SeatRefusal =
  | 'seatCode'
  | 'judge'
  | 'judgeSeated'
  | 'judgeCompetes'
  | 'judgeBarred'
  /** The seat is an expert's own: it is taken signed in, never by a code. */
  | 'ownSeat'
  | 'stageClosed'
  /** The op was answered before, for another code, judge or device. */
  | 'reused'

export type Seated = { ok: true; tenureId: string } | { ok: false; code: SeatRefusal }

/** What must be known of a seat, as an include of a query. */
export const placeOfSeat = {
  stage: { include: { contest: { select: { editionId: true } } } },
} as const

interface SeatPlace {
  id: string
  personId: string | null
  stageId: string
  stage: { phase: string; contestId: string; contest: { editionId: string } }
}

interface Sitting {
  seat: SeatPlace
  personId: string
  deviceId: string
  opId: string
  receivedAt: Date
}

/** Ends the seat's tenure, if there is one, and starts the next with this person and device. */
export async function startTenure(
  tx: Tx,
  context: Pick<ServiceContext, 'contests' | 'secrets'>,
  { seat, personId, deviceId, opId, receivedAt }: Sitting,
): Promise<Seated> {
  const { stage } = seat
  if (seat.personId !== null && seat.personId !== personId) return { ok: false, code: 'judge' }
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
  await appendEvent(tx, {
    scopeId: contestScope(stage.contestId),
    opId,
    kind: 'seat.taken',
    actor: personId,
    device: deviceId,
    payload: { stage: seat.stageId, seat: seat.id, tenure: number, tenureId, person: personId },
    receivedAt,
  })
  return { ok: true, tenureId }
}

/** The token can be said again but is stored nowhere: it follows from the tenure and a site secret. */
export function tokenOf({ TOKEN_PEPPER }: Secrets, tenureId: string): string {
  return createHmac('sha256', TOKEN_PEPPER).update(`seat\0${tenureId}`).digest('base64url')
}

/**
 * One person judges from one seat of a stage at a time, and never where they compete or hold an
 * office that knows the codes, publishes or decides appeals.
 */
async function whyNotSeated(
  tx: Tx,
  personId: string,
  seat: SeatPlace,
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
