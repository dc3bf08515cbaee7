/** The one file that knows the transport. */
import { io, type Socket } from 'socket.io-client'
import type {
  Hello,
  HelloAnswer,
  JudgeOp,
  JudgeToServer,
  OpAnswer,
  SeatUpdate,
  ServerToJudge,
} from '~/protocol/judging'

export interface LinkListener {
  connected: () => void
  disconnected: () => void
  /** The server does not know this device's seat. */
  signedOut: () => void
  updated: (update: SeatUpdate) => void
  /** The seat is now held by the tenure `holder`, or by nobody. */
  moved: (holder: string | null) => void
}

/** A connection to the server that comes back by itself. Answers are null when none came in time. */
export interface Link {
  open: (listener: LinkListener) => void
  hello: (hello: Hello) => Promise<HelloAnswer | null>
  op: (op: JudgeOp) => Promise<OpAnswer | null>
  beat: (pending: number) => void
  close: () => void
}

const ANSWER_WITHIN_MS = 8000
const TRY_AGAIN_MS = 3000
/** So many answers missing in a row mean that the connection is dead, though nobody said so. */
const SILENCES = 2

/**
 * Socket.IO as a Link. Nothing is buffered or repeated by it: what is unanswered is the outbox's to
 * send again, and every connection starts with a hello, whether or not Socket.IO recovered it.
 */
export function socketLink(): Link {
  const socket: Socket<ServerToJudge, JudgeToServer> = io('/judging', {
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.5,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const comeBack = () => {
    clearTimeout(timer)
    timer = setTimeout(() => socket.connect(), TRY_AGAIN_MS * (0.5 + Math.random()))
  }
  const online = () => {
    if (!socket.connected) socket.disconnect().connect()
  }
  const offline = () => {
    socket.disconnect()
    comeBack()
  }
  let silences = 0
  /** Socket.IO rejects when time is up or the connection breaks; to the outbox both are no answer. */
  const answered = <T>(asked: Promise<T>): Promise<T | null> =>
    asked.then(
      (answer) => {
        silences = 0
        return answer
      },
      () => {
        silences += 1
        if (silences >= SILENCES && socket.connected) offline()
        return null
      },
    )
  return {
    open(listener) {
      socket.on('connect', () => {
        silences = 0
        listener.connected()
      })
      socket.on('disconnect', (reason) => {
        listener.disconnected()
        if (reason === 'io server disconnect') comeBack()
      })
      socket.on('connect_error', (error) => {
        if (error.message === 'signedOut') listener.signedOut()
        else if (!socket.active) comeBack()
      })
      socket.on('seat:update', (update) => listener.updated(update))
      socket.on('seat:moved', ({ tenureId }) => listener.moved(tenureId))
      window.addEventListener('online', online)
      window.addEventListener('offline', offline)
      socket.connect()
    },
    hello: (hello) => answered(socket.timeout(ANSWER_WITHIN_MS).emitWithAck('hello', hello)),
    op: (op) => answered(socket.timeout(ANSWER_WITHIN_MS).emitWithAck('op', op)),
    beat: (pending) => {
      if (socket.connected) socket.volatile.emit('heartbeat', { pending })
    },
    close() {
      clearTimeout(timer)
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      socket.off()
      socket.disconnect()
    },
  }
}
