import { useEffect, useRef, useState } from 'react'
import { io, type Socket } from 'socket.io-client'
import type {
  ChiefSnapshot,
  ChiefToServer,
  ChiefWatchAnswer,
  ServerToChief,
} from '~/protocol/chief'
import { takeChiefUpdate } from './chiefMemory'

/** `signedOut` and `diverged` are told to the reader; the rest the age of the data says. */
export type ChiefConnection = 'connecting' | 'live' | 'lost' | 'signedOut'

export interface LiveChiefStage {
  /** The last good state, whatever happens to the connection. */
  stage: ChiefSnapshot
  connection: ChiefConnection
  /** This device's clock when it last heard from the server; null before it has. */
  lastHeardAt: number | null
  /** The server's log is another one than the screen had, as after a restored backup. */
  diverged: boolean
}

const ANSWER_WITHIN_MS = 8_000
const ASK_AGAIN_MS = 2_000

/**
 * Keeps a server-rendered stage live. After a gap or a new connection the server is asked what is
 * missing, so it recovers by itself from a restart. A newer server-rendered state replaces it.
 */
export function useChiefStage(initial: ChiefSnapshot): LiveChiefStage {
  const [stage, setStage] = useState(initial)
  const [connection, setConnection] = useState<ChiefConnection>('connecting')
  const [lastHeardAt, setLastHeardAt] = useState<number | null>(null)
  const [diverged, setDiverged] = useState(false)
  const current = useRef(initial)
  const { stageId } = initial

  useEffect(() => {
    const have = current.current
    if (have.stageId === initial.stageId && have.head.seq > initial.head.seq) return
    current.current = initial
    setStage(initial)
  }, [initial])

  useEffect(() => {
    const show = (next: ChiefSnapshot) => {
      current.current = next
      setStage(next)
      setLastHeardAt(Date.now())
    }
    return follow(stageId, {
      have: () => current.current,
      show,
      heard: () => setLastHeardAt(Date.now()),
      connection: setConnection,
      diverged: () => setDiverged(true),
    })
  }, [stageId])

  return { stage, connection, lastHeardAt, diverged }
}

interface Follower {
  have: () => ChiefSnapshot
  show: (stage: ChiefSnapshot) => void
  heard: () => void
  connection: (connection: ChiefConnection) => void
  diverged: () => void
}

function follow(stageId: string, follower: Follower): () => void {
  const socket: Socket<ServerToChief, ChiefToServer> = io('/chief', {
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 4_000,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
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
      if (answer?.code === 'forbidden') follower.connection('signedOut')
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
  socket.on('disconnect', () => follower.connection('lost'))
  socket.on('connect_error', (error) =>
    follower.connection(error.message === 'signedOut' ? 'signedOut' : 'lost'),
  )
  socket.on('chief:signedOut', () => follower.connection('signedOut'))
  socket.on('chief:ephemeral', (ephemeral) => follower.show({ ...follower.have(), ephemeral }))
  socket.on('chief:update', (update) => {
    const next = takeChiefUpdate(follower.have(), update)
    if (next === 'gap') ask()
    else if (next === 'known') follower.heard()
    else follower.show(next)
  })
  return () => {
    clearTimeout(timer)
    socket.disconnect()
  }
}
