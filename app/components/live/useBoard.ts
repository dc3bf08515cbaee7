import { useEffect, useState } from 'react'
import { io, type Socket } from 'socket.io-client'
import type { PublicBoard } from '~/domain/contest/publicBoard'
import type { BoardUpdate, ScreenToServer, ServerToScreen, WatchAnswer } from '~/protocol/boards'
import { movesBetween, takeUpdate, type Moves } from './boardMemory'

/** `live`: heard from within ten seconds; `stale`: connected, but silent; else reconnecting. */
export type BoardStatus = 'live' | 'reconnecting' | 'stale'

export interface LiveBoard {
  /** The last good board, whatever happens to the connection. */
  readonly board: PublicBoard
  readonly status: BoardStatus
  /** This device's clock when it last heard from the server; null before it has. */
  readonly lastHeardAt: number | null
  /** Rows that moved by themselves with the last change. */
  readonly moves: Moves
}

type Screen = Socket<ServerToScreen, ScreenToServer>

const STALE_AFTER_MS = 10_000
const ANSWER_WITHIN_MS = 8_000
const RETRY_MS = 1_500
/** A crowd that has to ask for a whole board does not ask all at once. */
const SPREAD_MS = { '/boards': 1_000, '/displays': 0 } as const
const NO_MOVES: Moves = new Map()

interface Shown {
  readonly board: PublicBoard
  readonly moves: Moves
}

/**
 * Keeps a server-rendered board live. Updates are applied in order; after a gap, a reset or a new
 * connection the server is asked what is missing. It recovers by itself from anything, and the
 * last good board stays meanwhile.
 */
export function useBoard(initial: PublicBoard, namespace: keyof typeof SPREAD_MS): LiveBoard {
  const [shown, setShown] = useState<Shown>({ board: initial, moves: NO_MOVES })
  const [connected, setConnected] = useState(false)
  const [lastHeardAt, setLastHeardAt] = useState<number | null>(null)
  const [silent, setSilent] = useState(false)
  const { slug } = initial

  useEffect(() => {
    let current: Shown = { board: initial, moves: NO_MOVES }
    const show = (board: PublicBoard) => {
      current = { board, moves: movesBetween(current.board, board) }
      setShown(current)
    }
    const heard = () => setLastHeardAt(Date.now())
    show(initial)
    const stop = follow(namespace, slug, {
      have: () => current.board,
      replace: show,
      update: (update) => {
        const next = takeUpdate(current.board, update)
        if (next === 'gap') return false
        if (next !== 'known') show(next)
        return true
      },
      heard,
      connection: setConnected,
    })
    return stop
  }, [initial, namespace, slug])

  useEffect(() => {
    setSilent(false)
    const timer = setTimeout(() => setSilent(true), STALE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [lastHeardAt])

  const status = !connected ? 'reconnecting' : silent ? 'stale' : 'live'
  return { ...shown, status, lastHeardAt }
}

interface Follower {
  have: () => PublicBoard
  replace: (board: PublicBoard) => void
  /** False when something in between is missing. */
  update: (update: BoardUpdate) => boolean
  heard: () => void
  connection: (connected: boolean) => void
}

/** Connects and stays connected until the returned function is called. */
function follow(namespace: keyof typeof SPREAD_MS, slug: string, follower: Follower): () => void {
  const socket: Screen = io(namespace, {
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false
  const askLater = (delay: number) => {
    clearTimeout(timer)
    timer = setTimeout(ask, delay * (0.5 + Math.random() / 2))
  }
  function ask(): void {
    if (asking || !socket.connected) return
    asking = true
    const { version, hash } = follower.have()
    const answered = (error: Error | null, answer?: WatchAnswer) => {
      asking = false
      if (error || !answer?.ok) {
        askLater(RETRY_MS)
        return
      }
      follower.heard()
      if (answer.kind === 'snapshot') follower.replace(answer.board)
    }
    socket.timeout(ANSWER_WITHIN_MS).emit('watch', { slug, have: { version, hash } }, answered)
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
  socket.on('board:reset', () => askLater(SPREAD_MS[namespace]))
  socket.on('board:update', (update) => {
    follower.heard()
    if (!follower.update(update)) ask()
  })
  return () => {
    clearTimeout(timer)
    socket.disconnect()
  }
}
