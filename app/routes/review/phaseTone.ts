import type { StatusTone } from '~/components/StatusPill'
import type { CyclePhase } from '~/domain/review/cycleLifecycle'
import type { ReviewPhase } from '~/domain/review/reviewLifecycle'

/** The colour of a cycle's phase. */
export function cycleTone(phase: CyclePhase): StatusTone {
  if (phase === 'closed') return 'green'
  if (phase === 'cancelled' || phase === 'preparing') return 'neutral'
  return phase === 'notice' || phase === 'decision' ? 'amber' : 'blue'
}

/** The colour of one review's phase. */
export function reviewTone(phase: ReviewPhase): StatusTone {
  switch (phase) {
    case 'decided':
    case 'rated':
      return 'green'
    case 'filed':
    case 'checked':
    case 'scored':
      return 'blue'
    case 'invited':
    case 'returned':
      return 'amber'
    case 'notFiled':
      return 'red'
    case 'withdrawn':
    case 'ended':
      return 'neutral'
  }
}
