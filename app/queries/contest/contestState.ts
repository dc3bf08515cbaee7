import type { PublicHead } from '~/domain/contest/publicBoard'
import type { ShownState } from '~/protocol/glance'

type Head = Pick<PublicHead, 'stagePhase' | 'frozen' | 'provisional'>

/** The one state of a contest that matters to the public now, from its phase and its board. */
export function contestState(phase: string, board: Head | null): ShownState {
  if (phase === 'registration' || phase === 'closed' || phase === 'revealed') return phase
  if (phase === 'results') return board?.provisional === false ? 'revealed' : 'results'
  const stage = board?.stagePhase ?? null
  if (stage === 'scoring') return board?.frozen ? 'frozen' : 'scoring'
  if (stage === 'signing' || stage === 'signed') return stage
  return stage === 'decoded' ? 'results' : 'waiting'
}
