import type { Socket } from 'socket.io-client'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { BoardUpdate, ScreenToServer, ServerToScreen, WatchAnswer } from '~/protocol/boards'

/** A screen's end of its connection. */
export type ScreenSocket = Socket<ServerToScreen, ScreenToServer>

/** How every screen connects. */
export const CONNECTION = {
  transports: ['websocket', 'polling'],
  reconnectionDelay: 500,
  reconnectionDelayMax: 4_000,
  randomizationFactor: 0.5,
}

const ANSWER_WITHIN_MS = 8_000
const RETRY_MS = 1_500
/** A crowd that has to ask for a whole board does not ask all at once. */
export const SPREAD_MS = { '/boards': 1_000, '/displays': 0 } as const

export interface Follower {
  /** The board as the screen has it; null before it has any. */
  have: () => PublicBoard | null
  replace: (board: PublicBoard) => void
  /** False when something in between is missing. */
  update: (update: BoardUpdate) => boolean
  heard: () => void
  connection: (connected: boolean) => void
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
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false
  const askLater = (delay: number) => {
    clearTimeout(timer)
    timer = setTimeout(ask, delay * (0.5 + Math.random() / 2))
  }
  function ask(): void {
    if (asking || !socket.connected) return
    asking = true
    const board = follower.have()
    const have = board && { version: board.version, hash: board.hash }
    const answered = (error: Error | null, answer?: WatchAnswer) => {
      asking = false
      if (error || !answer?.ok) {
        askLater(RETRY_MS)
        return
      }
      follower.heard()
      if (answer.kind === 'snapshot') follower.replace(answer.board)
    }
    socket.timeout(ANSWER_WITHIN_MS).emit('watch', { slug, have }, answered)
  }
  socket.on('connect', () => {
    follower.connection(true)
    ask()
  })
  socket.on('disconnect', (reason) => {
    follower.connection(false)
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('pulse', () => follower.heard())
  socket.on('board:reset', () => askLater(spread))
  socket.on('board:update', (update) => {
    follower.heard()
    if (!follower.update(update)) ask()
  })
  return () => {
    clearTimeout(timer)
    socket.disconnect()
  }
}
