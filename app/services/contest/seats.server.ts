/**
 * Judging seats: the code that the chief judge shows, the tablet that takes the seat by it, and the
 * tenure that follows. The device is the seat's, the marks are the person's.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { can } from '~/domain/people/permissions'
import type { ServiceContext } from '../context'
import { appendEvent } from '../log/appendEvent.server'
import type { Tx } from '../log/writer.server'
import { hasKnownRole } from '../people/findSignIn.server'
import { openField } from '../people/personFields.server'
import { digestOfToken, newToken } from '../people/signInToken.server'
import { newSeatCode, normaliseCode } from '../people/tokens.server'
import { contestScope } from './liveContests.server'

/** How long a shown code can be used, in milliseconds. */
const CODE_LIFE = 30 * 60_000

export interface FoundSeat {
  seatId: string
  ordinal: number
  stage: { id: string; key: string }
  contest: { id: string; slug: string; name: string; nameEn: string }
  judges: { judgeId: string; name: string }[]
}

export type SeatRefusal =
  'seatCode' | 'judge' | 'judgeSeated' | 'judgeCompetes' | 'judgeBarred' | 'stageClosed'

/** Makes a new short code for a seat; the code shown before is void. */
export async function showSeatCode(
  context: ServiceContext,
  { seatId }: { seatId: string },
): Promise<{ code: string; expiresAt: Date }> {
  const code = newSeatCode()
  const expiresAt = new Date(context.now().getTime() + CODE_LIFE)
  await context.writer.write((tx) =>
    tx.seat.update({
      where: { id: seatId },
      data: { codeHash: codeHash(context, code), codeExpiresAt: expiresAt },
    }),
  )
  return { code, expiresAt }
}

/** The seat that a code opens and who may sit there; null for a wrong, used or old code. */
export async function findSeatByCode(
  context: ServiceContext,
  code: string,
): Promise<FoundSeat | null> {
  const seat = await context.read.seat.findUnique({
    where: { codeHash: codeHash(context, code) },
    include: {
      stage: { include: { contest: { include: { judges: { include: { person: true } } } } } },
    },
  })
  if (!seat?.codeExpiresAt || seat.codeExpiresAt <= context.now()) return null
  const { stage } = seat
  const { id, slug, name, nameEn, judges } = stage.contest
  return {
    seatId: seat.id,
    ordinal: seat.ordinal,
    stage: { id: stage.id, key: stage.key },
    contest: { id, slug, name, nameEn },
    judges: judges.map((judge) => ({
      judgeId: judge.id,
      name: openField(context.secrets, 'name', judge.personId, judge.person.sealedName),
    })),
  }
}

/**
 * Gives the seat to a judge on this device: ends the tenure before, starts the next, and uses up
 * the code. The token is the device's; only its digest is stored.
 */
export async function takeSeat(
  context: ServiceContext,
  request: { code: string; judgeId: string; deviceId: string; opId: string },
): Promise<{ ok: true; token: string; tenureId: string } | { ok: false; code: SeatRefusal }> {
  const receivedAt = context.now()
  const token = newToken()
  return context.writer.write(async (tx) => {
    const seat = await tx.seat.findUnique({
      where: { codeHash: codeHash(context, request.code) },
      include: { stage: { include: { contest: { select: { editionId: true } } } } },
    })
    if (!seat?.codeExpiresAt || seat.codeExpiresAt <= receivedAt) {
      return { ok: false, code: 'seatCode' }
    }
    const { stage } = seat
    const judge = await tx.judge.findUnique({ where: { id: request.judgeId } })
    if (judge?.contestId !== stage.contestId) return { ok: false, code: 'judge' }
    const { personId } = judge
    const refusal = await whyNotSeated(tx, personId, seat)
    if (refusal) return { ok: false, code: refusal }
    const live = await context.contests.loadWithin(tx, stage.contestId)
    const known = live?.working.seats.get(seat.id)
    if (!known || stage.phase === 'signed' || stage.phase === 'decoded') {
      return { ok: false, code: 'stageClosed' }
    }
    const tenureId = randomUUID()
    const number = known.tenure + 1
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
        deviceId: request.deviceId,
        tokenHash: digestOfToken(token),
        startedAt: receivedAt,
      },
    })
    await tx.seat.update({ where: { id: seat.id }, data: { codeHash: null, codeExpiresAt: null } })
    await appendEvent(tx, {
      scopeId: contestScope(stage.contestId),
      opId: request.opId,
      kind: 'seat.taken',
      actor: personId,
      device: request.deviceId,
      payload: { stage: stage.id, seat: seat.id, tenure: number, tenureId, person: personId },
      receivedAt,
    })
    return { ok: true, token, tenureId }
  })
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
    where: { personId, contestId: seat.stage.contestId },
  })
  if (competes > 0) return 'judgeCompetes'
  const { contestId, contest } = seat.stage
  const grants = (await tx.grant.findMany({ where: { personId } })).filter(hasKnownRole)
  const place = { contestId, stageId: seat.stageId, seatId: seat.id }
  const viewer = { personId, grants, seat: { ...place, tenureId: '' } }
  const mayMark = can(viewer, 'sheet.mark', { ...place, editionId: contest.editionId })
  return mayMark ? null : 'judgeBarred'
}

/** Codes are short, so their digest is keyed: a stolen database does not give them away. */
function codeHash(context: ServiceContext, code: string): string {
  return createHmac('sha256', context.secrets.TOKEN_PEPPER)
    .update(normaliseCode(code))
    .digest('hex')
}
