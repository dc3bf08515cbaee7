import type { PublicHead } from '~/domain/contest/publicBoard'
import { registrationState, type RegistrationPeriod } from '~/domain/contest/registration'
import type { ShownState } from '~/protocol/glance'

type Head = Pick<PublicHead, 'view' | 'stagePhase' | 'frozen' | 'provisional' | 'toCome'>

/** The one state of a contest that matters to the public now. */
export function contestState(
  contest: RegistrationPeriod,
  board: Head | null,
  now: Date,
): ShownState {
  if (contest.phase === 'registration') {
    const state = registrationState(contest, now)
    return state === 'open' ? 'registration' : state
  }
  if (contest.phase === 'revealed') return 'revealed'
  if (contest.phase === 'results') return board?.provisional === false ? 'revealed' : 'results'
  return board ? stageState(board) : 'waiting'
}

function stageState({ view, stagePhase, frozen, toCome }: Head): ShownState {
  switch (stagePhase) {
    case 'scoring':
      return frozen ? 'frozen' : 'scoring'
    case 'signing':
      return 'signing'
    case 'signed':
      if (view.kind === 'stage') return 'signed'
      return toCome.length > 0 ? 'waiting' : 'results'
    case 'decoded':
      return toCome.length > 0 ? 'waiting' : 'results'
    case 'pending':
    case 'drawn':
    case null:
      return 'waiting'
  }
}
