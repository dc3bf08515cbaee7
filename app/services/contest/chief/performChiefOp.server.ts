import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import { entrantOutcome } from '~/domain/contest/entrantOutcome'
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
  const refusal = await reviewRefusal(context, place, op)
  if (refusal !== null) return { ok: false, opId, code: refusal }
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

/**
 * What a review's cycle keeps to itself: it begins a stage when it enters it, it alone ends a
 * studio's review, and no stage is signed while a studio has too few sheets, since the meeting could
 * not rate it and the stage could not be opened again.
 */
async function reviewRefusal(
  { read, contests }: ServiceContext,
  { editionId, contestId, stageId }: ChiefPlace,
  op: ChiefOp,
): Promise<'lifecycle.notYourMove' | 'lifecycle.missingSheets' | null> {
  if (op.kind !== 'moveStage' && op.kind !== 'setEntrant') return null
  const edition = await read.edition.findUniqueOrThrow({ where: { id: editionId } })
  if (edition.kind !== 'review') return null
  if (op.kind === 'setEntrant') return 'lifecycle.notYourMove'
  const state = (await contests.load(contestId))?.state
  const stage = state?.stages.get(stageId)
  if (!state || !stage) return null
  if (op.to === 'scoring') return stage.phase === 'drawn' ? 'lifecycle.notYourMove' : null
  const isShort = stage.entrantIds.some(
    (codeId) => entrantOutcome(state, codeId).kind === 'incomplete',
  )
  return isShort ? 'lifecycle.missingSheets' : null
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
