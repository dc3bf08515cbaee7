/**
 * The public board of a contest as a fold of its log. The same function feeds every public
 * surface; what a freeze hides, and what is not submitted yet, changes no byte of it.
 */
import { applyEvent } from './apply'
import type { ContestEvent } from './events'
import type { PublicBoard, PublicContest } from './publicBoard'
import { advancePublic } from './publicAdvance'
import { emptyProjection, publicBoard, type PublicChange } from './publicProjection'
import { emptyContest } from './state'

export type { PublicBoard, PublicProgress, PublicRow } from './publicBoard'

/** A board that follows a log from its first event on. */
export interface PublicFold {
  /** Takes the next event; null when the public sees no difference. */
  readonly take: (event: ContestEvent) => PublicChange | null
  readonly board: () => PublicBoard
}

/** Starts a board before the first event. */
export function foldPublic(contest: PublicContest): PublicFold {
  const state = emptyContest(contest.contestId)
  const projection = emptyProjection(contest, state)
  return {
    take: (event) => {
      applyEvent(state, event)
      return advancePublic(projection, state, event)
    },
    board: () => publicBoard(projection),
  }
}

/** What the public gets after all of these events. */
export function publicView(contest: PublicContest, events: Iterable<ContestEvent>): PublicBoard {
  const fold = foldPublic(contest)
  for (const event of events) fold.take(event)
  return fold.board()
}
