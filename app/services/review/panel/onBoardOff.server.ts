import type { CycleChange } from '~/domain/review/cycleEvents'
import { isCycleOver } from '~/domain/review/cycleLifecycle'
import type { CommittedEvent } from '../../log/committed.server'
import type { Writer } from '../../log/writer.server'
import { cycleScope } from '../cycleLog.server'
import { panelContest } from './panelRules'

type Moved = Extract<CycleChange, { kind: 'cycle.moved' }>['payload']

/**
 * Calls back with the contest of the live presentation when its cycle is over, which may have taken
 * its board off: whoever shows the board has to ask for it again.
 */
export function onBoardOff(
  { onCommitted }: Pick<Writer, 'onCommitted'>,
  listener: (contestId: string) => void,
): () => void {
  return onCommitted((events) => {
    for (const event of events) {
      if (isEnd(event)) listener(panelContest(event.scopeId.slice(cycleScope('').length), 'live'))
    }
  })
}

function isEnd({ scopeId, kind, payload }: CommittedEvent): boolean {
  if (!scopeId.startsWith(cycleScope('')) || kind !== 'cycle.moved') return false
  return isCycleOver((payload as Moved).to)
}
