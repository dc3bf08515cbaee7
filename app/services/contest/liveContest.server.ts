import { applyEvent } from '~/domain/contest/apply'
import type { ContestEvent } from '~/domain/contest/events'
import { emptyContest, type ContestState } from '~/domain/contest/state'
import { GENESIS_HASH } from '~/domain/log/chain'
import type { CommittedEvent } from '../log/committed.server'

/**
 * A contest in memory: the fold of its log. `state` holds committed events only and is what every
 * screen reads. `working` may be ahead of it by the ops of the transaction that is under way; only
 * the write queue touches it.
 */
export class LiveContest {
  readonly state: ContestState
  readonly working: ContestState
  private headHash = GENESIS_HASH

  constructor(readonly id: string) {
    this.state = emptyContest(id)
    this.working = emptyContest(id)
  }

  /** Where the committed log stands: what screens quote. */
  get head(): { logId: string; seq: number; hash: string } {
    return { logId: this.id, seq: this.state.seq, hash: this.headHash }
  }

  /** Takes an event of an open transaction into the working state. */
  advance(event: ContestEvent): void {
    applyEvent(this.working, event)
  }

  /** Takes a committed event; what the queue has already worked with is not applied twice. */
  commit(committed: CommittedEvent): ContestEvent {
    const event = toContestEvent(committed)
    if (event.seq !== this.state.seq + 1) {
      throw new Error(`Contest ${this.id} is at ${this.state.seq} and was given ${event.seq}`)
    }
    applyEvent(this.state, event)
    if (event.seq > this.working.seq) applyEvent(this.working, event)
    this.headHash = committed.hash
    return event
  }
}

/**
 * A stored event as the domain's. The log is written by this product only, so its shape is known.
 * One without a payload was erased.
 */
export function toContestEvent(stored: CommittedEvent): ContestEvent {
  const erased = stored.payload === null
  return {
    kind: erased ? 'erased' : stored.kind,
    payload: erased ? { was: stored.kind } : stored.payload,
    seq: stored.seq,
    opId: stored.opId,
    actor: stored.actor,
    receivedAt: stored.receivedAt.toISOString(),
  } as ContestEvent
}
