import type { ServiceContext } from '../context'
import type { Tx } from '../log/writer.server'
import { digestOfToken } from '../people/signInToken.server'

/** Who holds a seat's token: one person with one device, now or formerly. */
export interface SeatHolder {
  tenureId: string
  number: number
  personId: string
  deviceId: string
  seatId: string
  stageId: string
  contestId: string
  editionId: string
  startedAt: Date
  ended: boolean
}

/** The tenure of a seat token; a former one too, since its unsent marks may still come. */
export function findSeatHolder(context: ServiceContext, token: string): Promise<SeatHolder | null> {
  return find(context, { tokenHash: digestOfToken(token) })
}

/** The tenure with this id, or null. */
export function findTenure(
  context: { read: Pick<Tx, 'tenure'> },
  tenureId: string,
): Promise<SeatHolder | null> {
  return find(context, { id: tenureId })
}

async function find(
  { read }: { read: Pick<Tx, 'tenure'> },
  where: { tokenHash: string } | { id: string },
): Promise<SeatHolder | null> {
  const tenure = await read.tenure.findUnique({
    where,
    include: { seat: { include: { stage: { include: { contest: true } } } } },
  })
  if (!tenure) return null
  return {
    tenureId: tenure.id,
    number: tenure.number,
    personId: tenure.personId,
    deviceId: tenure.deviceId,
    seatId: tenure.seatId,
    stageId: tenure.seat.stageId,
    contestId: tenure.seat.stage.contestId,
    editionId: tenure.seat.stage.contest.editionId,
    startedAt: tenure.startedAt,
    ended: tenure.endedAt !== null,
  }
}
