import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { BoardUpdate, WatchAnswer } from '~/protocol/boards'
import { ANSWER_WITHIN_MS, follow, type Listener, type ScreenSocket } from './follow'

export interface Follower extends Listener {
  /** The board as the screen has it; null before it has any. */
  have: () => PublicBoard | null
  replace: (board: PublicBoard) => void
  /** False when something in between is missing. */
  update: (update: BoardUpdate) => boolean
  /** There is no such board any more. */
  gone: () => void
}

/**
 * Keeps a board up to date over a connection until the returned function is called. `spread` is
 * the longest that it waits, in milliseconds, before it asks for a board of another shape.
 */
export function followBoard(
  socket: ScreenSocket,
  slug: string,
  spread: number,
  follower: Follower,
): () => void {
  const { ask, askLater, stop } = follow(socket, follower, (done) => {
    const board = follower.have()
    const have = board && { version: board.version, hash: board.hash }
    const answered = (error: Error | null, answer?: WatchAnswer) => {
      const given = error === null && answer?.ok === true
      if (given) follower.heard(answer.at)
      if (given && answer.kind === 'snapshot') follower.replace(answer.board)
      if (answer?.ok === false && answer.code === 'notFound') follower.gone()
      done(given)
    }
    socket.timeout(ANSWER_WITHIN_MS).emit('watch', { slug, have }, answered)
  })
  socket.on('board:reset', () => askLater(spread))
  socket.on('board:update', (update) => {
    follower.heard(update.at)
    if (!follower.update(update)) ask()
  })
  return stop
}
