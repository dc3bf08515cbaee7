import { isLate } from '~/domain/review/admission'
import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
import { admittedStudios } from './admitted.server'
import { changeCycle, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { invite } from './openCycle.server'

/**
 * A lead applies with the own studio for naming or promotion, while self-assessments are taken and
 * until their last day. One who took the application back applies again with what was filled in.
 */
export function applyForReview(
  context: ServiceContext,
  op: CycleOp,
  studioId: string,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { apply: studioId }, async (tx, state) => {
    if (state.scheme.kind === 'review') throw new Refused('review.notAnApplication')
    if (state.phase !== 'selfAssessment') throw new Refused('review.notThisStage')
    if (isLate(state.scheme, 'selfAssessment', op.receivedAt)) {
      throw new Refused('review.applicationsOver')
    }
    const before = [...state.reviews.values()].find((review) => review.studioId === studioId)
    if (before && before.phase !== 'withdrawn') throw new Refused('review.alreadyIn')
    const { admitted, refused } = await admittedStudios(tx, state.scheme, dayOf(op.receivedAt))
    const isBarred = refused.some((one) => one.studioId === studioId && one.why === 'barred')
    if (isBarred) throw new Refused('review.barred')
    const studio = admitted.find(({ id }) => id === studioId)
    const [invited] = studio ? await invite(tx, state.id, [studio], state.year) : []
    if (!invited) throw new Refused('review.notAdmitted')
    const payload = before ? { ...invited, review: before.id } : invited
    return { ok: true, event: { kind: 'review.applied', payload } }
  })
}
