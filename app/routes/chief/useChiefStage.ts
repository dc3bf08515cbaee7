import { useEffect, useRef, useState } from 'react'
import { io } from 'socket.io-client'
import type { ChiefSnapshot } from '~/protocol/chief'
import { followStage, type ChiefConnection, type ChiefSocket } from './followStage'

export interface LiveChiefStage {
  /** The last good state, whatever happens to the connection. */
  stage: ChiefSnapshot
  connection: ChiefConnection
  /** This device's clock when it last heard from the server; null before it has. */
  lastHeardAt: number | null
  /** The server's log is another one than the screen had, as after a restored backup. */
  diverged: boolean
}

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
    const socket: ChiefSocket = io('/chief', {
      transports: ['websocket', 'polling'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 4_000,
    })
    return followStage(socket, stageId, {
      have: () => current.current,
      show,
      heard: () => setLastHeardAt(Date.now()),
      connection: setConnection,
      diverged: () => setDiverged(true),
    })
  }, [stageId])

  return { stage, connection, lastHeardAt, diverged }
}
