/** A figure of a review that turned out to be wrong after the zone's check. */
import { figureTextsOf } from './applyCycle'
import type { CycleChange } from './cycleEvents'
import { accept, refuse, type CycleDecision } from './cycleRefusals'
import type { CycleState } from './cycleState'
import { figureRefusal } from './declaredFigure'
import { figuresRead } from './rubric'

type Corrected = Extract<CycleChange, { kind: 'figure.corrected' }>

/**
 * Corrects a figure that the rubric reads, in the meeting, before it confirms or once it is open
 * again: points, vetoes and proposal follow from the new value, and a vote on the studio falls.
 */
export function correctFigure(
  state: CycleState,
  { review: id, key, value, reason }: Corrected['payload'],
): CycleDecision<Corrected> {
  if (state.phase !== 'meeting') return refuse('meeting.notNow')
  if (state.isConfirmed) return refuse('meeting.confirmed')
  const review = state.reviews.get(id)
  if (review?.phase !== 'scored') return refuse('correction.notScored')
  if (!figuresRead(state.scheme.rubric).includes(key)) return refuse('review.unknownFigure')
  const wrong = figureRefusal(state.scheme, key, value)
  if (wrong !== null) return refuse(wrong)
  const now = figureTextsOf(review)[key]
  if (now !== undefined && BigInt(now) === BigInt(value)) return refuse('correction.same')
  if (reason.trim() === '') return refuse('review.needsReason')
  return accept({
    kind: 'figure.corrected',
    payload: { review: id, key, value: String(BigInt(value)), reason },
  })
}
