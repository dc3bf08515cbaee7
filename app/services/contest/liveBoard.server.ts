import type { ContestEvent } from '~/domain/contest/events'
import type { PublicBoard, PublicContest } from '~/domain/contest/publicBoard'
import type { PublicChange } from '~/domain/contest/publicProjection'
import { foldPublic, type PublicFold } from '~/domain/contest/publicView'

/** One contest's board, following its log, with the hash of each of its versions. */
export class LiveBoard {
  private readonly fold: PublicFold
  private readonly hashes: string[]
  private seq = 0
  private made: PublicBoard

  constructor(readonly contest: PublicContest) {
    this.fold = foldPublic(contest)
    this.made = this.fold.board()
    this.hashes = [this.made.hash]
  }

  /**
   * Takes the next event; one that was taken already changes nothing.
   *
   * @throws when an event is missing in between: a board must not go on from a wrong state
   */
  take(event: ContestEvent): PublicChange | null {
    if (event.seq <= this.seq) return null
    if (event.seq !== this.seq + 1) {
      throw new Error(`The board of ${this.contest.slug} misses events before ${event.seq}`)
    }
    this.seq = event.seq
    const change = this.fold.take(event)
    if (change) this.hashes[change.version] = change.hash
    return change
  }

  /** The board as it is now, made once for each version. */
  board(): PublicBoard {
    if (this.made.version !== this.hashes.length - 1) this.made = this.fold.board()
    return this.made
  }

  /** Whether what a screen has is this board: as it is, as it was, or another one. */
  knows(have: { version: number; hash: string }): 'current' | 'older' | 'diverged' {
    if (this.hashes[have.version] !== have.hash) return 'diverged'
    return have.version === this.hashes.length - 1 ? 'current' : 'older'
  }
}
