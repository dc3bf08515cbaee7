import { io, type Socket } from 'socket.io-client'
import type {
  HelloAnswer,
  JudgeOp,
  JudgeToServer,
  OpAnswer,
  ServerToJudge,
} from '~/protocol/judging'
import { SEAT_COOKIE } from '~/http/cookies.server'
import type { Random } from '~/services/rehearsal/random'
import type { Link } from '~/tablet/link'
import { ask } from './ask'
import { browserHeaders } from './cookie'
import type { Ledger } from './ledger'

const ANSWER_WITHIN_MS = 8_000
const TRY_AGAIN_MS = 500
/** How often a message is sent twice, as a bad network does. */
const REPEATS = 0.03

export interface LinkOptions {
  readonly url: string
  readonly contestId: string
  /** The seat's token, which a browser would keep in its cookie. */
  readonly token: string
  readonly ledger: Ledger
  readonly random: Random
}

/** A tablet's link whose network can be cut. */
export interface RehearsalLink extends Link {
  /** The network is gone, without a word to the server. */
  cut: () => void
  /** The network is back. */
  restore: () => void
}

/**
 * The messages of a tablet from outside a browser, with a ledger of what was sent and answered.
 * Some ops are sent twice; both answers are noted.
 */
export function rehearsalLink(options: LinkOptions): RehearsalLink {
  const { url, token, ledger, random, contestId } = options
  const socket: Socket<ServerToJudge, JudgeToServer> = io(`${url}/judging`, {
    transports: ['websocket'],
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 200,
    reconnectionDelayMax: 1_000,
    extraHeaders: browserHeaders(url, SEAT_COOKIE, token),
  })
  const waiting = () => socket.timeout(ANSWER_WITHIN_MS)
  let timer: NodeJS.Timeout | undefined
  const deliver = async (op: JudgeOp): Promise<OpAnswer | null> => {
    const answer = await ask<OpAnswer>((done) => waiting().emit('op', op, done))
    if (answer) ledger.noteAnswer(contestId, op, answer)
    return answer
  }
  return {
    open(listener) {
      socket.on('connect', () => listener.connected())
      socket.on('disconnect', () => listener.disconnected())
      socket.on('connect_error', ({ message }) => {
        if (message === 'signedOut') listener.signedOut()
        else if (!socket.active) timer = setTimeout(() => socket.connect(), TRY_AGAIN_MS)
      })
      socket.on('seat:update', (update) => listener.updated(update))
      socket.on('seat:moved', ({ tenureId }) => listener.moved(tenureId))
      socket.connect()
    },
    hello: (hello) => ask<HelloAnswer>((done) => waiting().emit('hello', hello, done)),
    op: (op) => {
      ledger.noteSent(op)
      if (random.chance(REPEATS)) void deliver(op)
      return deliver(op)
    },
    beat: (pending) => {
      if (socket.connected) socket.volatile.emit('heartbeat', { pending })
    },
    cut() {
      if (socket.connected) socket.io.engine.close()
      socket.disconnect()
    },
    restore: () => void socket.connect(),
    close() {
      clearTimeout(timer)
      socket.off()
      socket.disconnect()
    },
  }
}
