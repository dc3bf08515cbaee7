import type { Socket } from 'socket.io-client'
import type { ScreenToServer, ServerToScreen } from '~/protocol/boards'

/** A screen's end of its connection. */
export type ScreenSocket = Socket<ServerToScreen, ScreenToServer>

/** How every screen connects. */
export const CONNECTION = {
  transports: ['websocket', 'polling'],
  reconnectionDelay: 500,
  reconnectionDelayMax: 4_000,
  randomizationFactor: 0.5,
}

export const ANSWER_WITHIN_MS = 8_000
const RETRY_MS = 1_500
/** A crowd that has to ask for everything again does not ask all at once. */
export const SPREAD_MS = { '/boards': 1_000, '/displays': 0 } as const

/** What a screen learns of its connection. */
export interface Listener {
  /** The server was heard from; `at` is its time. */
  heard: (at: string) => void
  connection: (connected: boolean) => void
}

export interface Following {
  /** Asks now, unless an answer is under way already. */
  ask: () => void
  /** Asks after a part of this time, which is drawn at random. */
  askLater: (delay: number) => void
  stop: () => void
}

/**
 * Keeps a screen connected and asks its question on each new connection, again until it is
 * answered, one at a time.
 *
 * @param question asks the server, and calls back with whether it answered
 */
export function follow(
  socket: ScreenSocket,
  listener: Listener,
  question: (done: (answered: boolean) => void) => void,
): Following {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false
  const askLater = (delay: number) => {
    clearTimeout(timer)
    timer = setTimeout(ask, delay * (0.5 + Math.random() / 2))
  }
  function ask(): void {
    if (asking || !socket.connected) return
    asking = true
    question((answered) => {
      asking = false
      if (!answered) askLater(RETRY_MS)
    })
  }
  socket.on('connect', () => {
    listener.connection(true)
    ask()
  })
  socket.on('disconnect', (reason) => {
    listener.connection(false)
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('pulse', ({ at }) => listener.heard(at))
  const stop = () => {
    clearTimeout(timer)
    socket.disconnect()
  }
  return { ask, askLater, stop }
}
