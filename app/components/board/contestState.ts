import type { PublicHead } from '~/domain/contest/publicBoard'
import type { StatusTone } from '../StatusPill'

export type ShownState =
  | 'registration'
  | 'closed'
  | 'waiting'
  | 'scoring'
  | 'frozen'
  | 'signing'
  | 'signed'
  | 'results'
  | 'revealed'

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

/** The colour that repeats the state: red is for what matters now. */
export const STATE_TONES: Record<ShownState, StatusTone> = {
  registration: 'blue',
  closed: 'neutral',
  waiting: 'neutral',
  scoring: 'red',
  frozen: 'amber',
  signing: 'blue',
  signed: 'blue',
  results: 'amber',
  revealed: 'green',
}
