import type { Socket } from 'socket.io-client'
import type {
  ChiefSnapshot,
  ChiefToServer,
  ChiefWatchAnswer,
  ServerToChief,
} from '~/protocol/chief'
import { takeChiefUpdate } from './chiefMemory'

/** `signedOut` is told to the reader; the rest the age of the data says. */
export type ChiefConnection = 'connecting' | 'live' | 'lost' | 'signedOut'

export type ChiefSocket = Socket<ServerToChief, ChiefToServer>

const ANSWER_WITHIN_MS = 8_000
const ASK_AGAIN_MS = 2_000
const COME_BACK_MS = 3_000

/** Who shows the stage, and hears of its connection. */
export interface Follower {
  have: () => ChiefSnapshot
  show: (stage: ChiefSnapshot) => void
  heard: () => void
  connection: (connection: ChiefConnection) => void
  diverged: () => void
}

/**
 * Keeps a stage as the server has it, until what it returns is called. It comes back from whatever
 * ends the connection, except from the end of the sign-in or of the right to see the stage.
 */
export function followStage(socket: ChiefSocket, stageId: string, follower: Follower): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let back: ReturnType<typeof setTimeout> | undefined
  let isSignedOut = false
  function signOut(): void {
    isSignedOut = true
    follower.connection('signedOut')
  }
  function lose(isLeftToUs: boolean): void {
    if (isSignedOut) return
    follower.connection('lost')
    clearTimeout(back)
    if (isLeftToUs) back = setTimeout(() => socket.connect(), COME_BACK_MS)
  }
  function ask(): void {
    clearTimeout(timer)
    if (!socket.connected) return
    const { head } = follower.have()
    const { logId, seq, hash } = head
    socket
      .timeout(ANSWER_WITHIN_MS)
      .emit('watch', { stageId, have: { logId, seq, hash } }, (error: Error | null, answer) =>
        answered(error ? null : answer),
      )
  }
  function answered(answer: ChiefWatchAnswer | null): void {
    if (!answer?.ok) {
      if (answer?.code === 'forbidden') signOut()
      else timer = setTimeout(ask, ASK_AGAIN_MS)
      return
    }
    follower.connection('live')
    if (answer.kind === 'snapshot') {
      if (answer.diverged) follower.diverged()
      follower.show(answer.snapshot)
    } else {
      follower.show({ ...follower.have(), ephemeral: answer.ephemeral })
    }
  }
  socket.on('connect', ask)
  // Socket.IO leaves it to us where the server ended the connection, or refused it.
  socket.on('disconnect', (reason) => lose(reason === 'io server disconnect'))
  socket.on('connect_error', (error) => {
    if (error.message === 'signedOut') signOut()
    else lose(!socket.active)
  })
  socket.on('chief:signedOut', signOut)
  socket.on('chief:ephemeral', (ephemeral) => follower.show({ ...follower.have(), ephemeral }))
  socket.on('chief:update', (update) => {
    const next = takeChiefUpdate(follower.have(), update)
    if (next === 'gap') ask()
    else if (next === 'known') follower.heard()
    else follower.show(next)
  })
  return () => {
    clearTimeout(timer)
    clearTimeout(back)
    socket.disconnect()
  }
}
