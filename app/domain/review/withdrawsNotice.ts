import type { NoticePhase } from '../notice/notice'
import type { CyclePhase } from './cycleLifecycle'

/**
 * Whether a cycle's move to this phase withdraws the notice of its ratings. Back in the meeting, one
 * that has to be corrected stays public until the next one supersedes it. One that ran to its end
 * stands, unless the meeting takes its ratings up again. With a cancelled cycle it always ends.
 */
export function withdrawsNotice(
  { phase, uncorrected }: { readonly phase: NoticePhase; readonly uncorrected: number },
  to: CyclePhase,
): boolean {
  const isTakenUp = phase === 'closed' && (to === 'meeting' || to === 'cancelled')
  if (phase !== 'published' && !isTakenUp) return false
  return to !== 'meeting' || uncorrected === 0
}
