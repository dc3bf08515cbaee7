import type { NoticePhase } from '~/domain/notice/notice'
import type { CycleFacts, CyclePhase } from '~/domain/review/cycleLifecycle'
import type { ReviewScheme } from '~/domain/review/scheme'

interface Cycle {
  phase: CyclePhase
  kind: ReviewScheme['kind']
  facts: Pick<CycleFacts, 'announced'>
  /** The latest notice of its ratings. */
  notice: { phase: NoticePhase | null } | null
}

/**
 * What is true of a cycle now, as the key of its words: an application has another beginning, and
 * a notice may be over before the cycle moves on, or not hold any more.
 */
export function cycleNow({ phase, kind, facts, notice }: Cycle) {
  if (phase === 'preparing' && kind !== 'review') return 'applying'
  const isWithdrawn = notice?.phase === 'withdrawn'
  if (phase === 'decision' && isWithdrawn && facts.announced > 0) return 'noticeWithdrawn'
  if (phase !== 'notice') return phase
  if (isWithdrawn) return 'noticeWithdrawn'
  if (notice?.phase === 'superseded') return 'noticeSuperseded'
  return notice?.phase === 'closed' ? 'noticeClosed' : 'notice'
}
