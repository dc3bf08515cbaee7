import type { ServiceContext } from '~/services/context'
import { dayOf } from '~/services/studio/dayOf'
import { admittedStudios } from './admitted.server'
import { changeCycle, Refused, type CycleOp } from './changeCycle.server'
import type { CycleAnswer } from './cycleAnswer'
import { invite } from './openCycle.server'

/** A lead applies with the own studio for naming or promotion, while self-assessments are taken. */
export function applyForReview(
  context: ServiceContext,
  op: CycleOp,
  studioId: string,
): Promise<CycleAnswer> {
  return changeCycle(context, op, { apply: studioId }, async (tx, state) => {
    if (state.scheme.kind === 'review') throw new Refused('review.notAnApplication')
    if (state.phase !== 'selfAssessment') throw new Refused('review.notThisStage')
    const isIn = [...state.reviews.values()].some((review) => review.studioId === studioId)
    if (isIn) throw new Refused('review.alreadyIn')
    const { admitted } = await admittedStudios(tx, state.scheme, dayOf(op.receivedAt))
    const studio = admitted.find(({ id }) => id === studioId)
    const [invited] = studio ? await invite(tx, state.id, [studio], state.year) : []
    if (!invited) throw new Refused('review.notAdmitted')
    return { ok: true, event: { kind: 'review.applied', payload: invited } }
  })
}
