import type { HeldRefusal } from '~/domain/contest/decideHeld'
import { planSeatAdoption } from '~/domain/contest/seatAdoption'
import { can, type Viewer } from '~/domain/people/permissions'
import { AppError } from '~/protocol/errors'
import type { ServiceContext } from '../../context'
import { derivedId } from '../../log/derivedId.server'
import type { ChiefAnswer } from '../scoring.server'
import { findChiefPlace } from './chiefPlace.server'
import { takeChiefOp } from './opLimit.server'

interface AdoptSeatHeldOptions {
  viewer: Viewer
  stageId: string
  seatId: string
  /** Of the whole request; each adoption gets an id of its own that follows from it. */
  opId: string
  reason: string
  /** The sign-in that it came through. */
  device: string | null
  receivedAt: Date
}

type SeatAdoptionAnswer =
  | { ok: false; code: 'rate' | 'busy' }
  | {
      ok: true
      adopted: number
      /** Ops that stay as they are, for a decision of their own, and why. */
      left: { held: string; why: HeldRefusal }[]
    }

/**
 * Adopts all that waits of a seat, as after a restored backup, where nothing is replaced that the
 * judge had not seen. One op and one event for each, so that each says by itself what it adopted:
 * what an interruption leaves undone, the same request does when it comes again.
 *
 * @throws AppError `notFound` or `forbidden` when the viewer has no right to it
 */
export async function adoptSeatHeld(
  context: ServiceContext,
  { viewer, stageId, seatId, opId, reason, device, receivedAt }: AdoptSeatHeldOptions,
): Promise<SeatAdoptionAnswer> {
  const place = await findChiefPlace(context.read, stageId)
  const live = place && (await context.contests.load(place.contestId))
  if (!live || live.state.seats.get(seatId)?.stageId !== stageId) throw new AppError('notFound')
  const { personId } = viewer
  if (personId === null || !can(viewer, 'held.decide', { ...place, seatId })) {
    throw new AppError('forbidden')
  }
  if (!takeChiefOp(personId, receivedAt.getTime())) return { ok: false, code: 'rate' }
  const idOf = (held: string) => derivedId('adoption', opId, held)
  const { adopt, left } = planSeatAdoption(live.state, seatId, idOf)
  const answers = await Promise.all(
    adopt.map(async ({ held, replaces }) => {
      const op = { kind: 'decideHeld', held, decision: 'adopt', replaces, reason } as const
      const answer = await context.scoring.submit({
        contestId: place.contestId,
        actor: personId,
        device,
        opId: idOf(held),
        receivedAt,
        request: { by: 'chief', stageId, op },
      })
      return { held, answer: answer as ChiefAnswer }
    }),
  )
  const refused = answers.flatMap(({ held, answer }) =>
    answer.ok ? [] : [{ held, code: answer.code }],
  )
  if (refused.some(({ code }) => code === 'busy')) return { ok: false, code: 'busy' }
  return {
    ok: true,
    adopted: answers.length - refused.length,
    left: [...left, ...refused.map(({ held, code }) => ({ held, why: whyLeft(code) }))],
  }
}

/** Any other refusal means that somebody else changed something in between. */
function whyLeft(code: string): HeldRefusal {
  return (LEFT as readonly string[]).includes(code) ? (code as HeldRefusal) : 'changed'
}
const LEFT: readonly HeldRefusal[] = [
  'alreadyDecided',
  'sheetNotOpen',
  'superseded',
  'missing',
  'digest',
]
