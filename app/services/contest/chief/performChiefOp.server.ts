import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import { can, type Action, type Viewer } from '~/domain/people/permissions'
import { AppError } from '~/protocol/errors'
import type { ChiefOpAnswer, ChiefRequest } from '~/protocol/chief'
import type { ServiceContext } from '../../context'
import type { ChiefAnswer } from '../scoring.server'
import { findChiefPlace, type ChiefPlace } from './chiefPlace.server'
import { takeChiefOp } from './opLimit.server'

export interface PerformChiefOpOptions {
  viewer: Viewer
  request: ChiefRequest
  /** The sign-in that it came through. */
  device: string | null
  receivedAt: Date
}

/**
 * Performs one op of the chief judge, from a page or a socket, and answers after the commit.
 *
 * @throws AppError `notFound` or `forbidden` when the viewer has no right to it
 */
export async function performChiefOp(
  context: ServiceContext,
  { viewer, request, device, receivedAt }: PerformChiefOpOptions,
): Promise<ChiefOpAnswer> {
  const { stageId, opId, op } = request
  const place = await findChiefPlace(context.read, stageId)
  if (!place) throw new AppError('notFound')
  const { personId } = viewer
  if (personId === null || !can(viewer, actionOf(op), place)) throw new AppError('forbidden')
  if (!takeChiefOp(personId, receivedAt.getTime())) return { ok: false, opId, code: 'rate' }
  if (await isCyclesMove(context, place, op)) {
    return { ok: false, opId, code: 'lifecycle.notYourMove' }
  }
  const answer = await context.scoring.submit({
    contestId: place.contestId,
    actor: personId,
    device,
    opId,
    receivedAt,
    request: { by: 'chief', stageId, op },
  })
  // A chief's op is answered as one; the queue's type also covers the judges'.
  return answer as ChiefAnswer
}

/** A review's stage begins when its cycle enters it, not by the chief judge. */
async function isCyclesMove(
  { read, contests }: ServiceContext,
  { editionId, contestId, stageId }: ChiefPlace,
  op: ChiefOp,
): Promise<boolean> {
  if (op.kind !== 'moveStage' || op.to !== 'scoring') return false
  const stage = (await contests.load(contestId))?.state.stages.get(stageId)
  if (stage?.phase !== 'drawn') return false
  const edition = await read.edition.findUniqueOrThrow({ where: { id: editionId } })
  return edition.kind === 'review'
}

/** What the permission table calls an op. */
function actionOf(op: ChiefOp): Action {
  switch (op.kind) {
    case 'reopen':
      return 'sheet.reopen'
    case 'confirmDeviation':
      return 'deviation.confirm'
    case 'excuse':
    case 'require':
      return 'sheet.excuse'
    case 'moveSeat':
      return 'seat.move'
    case 'setEntrant':
      return 'entrant.setStatus'
    case 'decideHeld':
      return 'held.decide'
    case 'moveStage':
      return op.to === 'scoring' ? 'stage.start' : 'stage.sign'
    case 'freeze':
    case 'unfreeze':
      return 'board.freeze'
    case 'decideTies':
      return 'stage.sign'
  }
}
